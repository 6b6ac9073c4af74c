import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { noTransfer, notPermitted, refusal } from '../commands/refusal.ts'
import { tellTransferred } from '../commands/take-over.ts'
import { noticeFor } from '../sending/notices.ts'
import { giveTo } from '../state/assignee.ts'
import { assertGiven, auditForced } from '../state/command.ts'
import { addMessage, type Draft } from '../state/draft.ts'
import { lock } from '../state/load.ts'
import { save } from '../state/save.ts'
import type { Actor } from '../state/transitions.ts'
import type { TransferInfo } from './contract.ts'
import { type Ending, endTransfer } from './end.ts'
import { presentTransfer, type Transfer, transferColumns } from './rows.ts'

export interface Answer {
  readonly transferId: string
  readonly actor: Actor & { readonly id: string }
  readonly reason?: string | undefined
}

/**
 * T10. Whom it was asked of goes on with the session, if there is room for it by now.
 * @throws AppError 40401, 1002, 40006, 40003
 */
export const acceptTransfer = (db: Db, answer: Answer): Promise<TransferInfo> =>
  settle(db, answer, { status: 'accepted', may: isTarget }, async (tx, draft, transfer) => {
    const { fromCsId, fromCsName, toCsId, reason, note } = transfer
    const by = answer.actor.id
    const handover = { transition: 'T10', csId: toCsId, actor: answer.actor } as const
    const given = await giveTo(tx, draft, { ...handover, reason: reason ?? undefined, note: note ?? undefined })
    assertGiven(given, toCsId)
    tellTransferred(draft, { fromCsId, fromCsName, by, reason: reason ?? undefined, transferId: transfer.id })
    addMessage(draft, { sender: 'system', content: noticeFor(draft).accepted(given.name), traceId: newId('trc') })
  })

/** @throws AppError 40401, 1002, 40006 */
export const declineTransfer = (db: Db, answer: Answer): Promise<TransferInfo> =>
  settle(db, answer, { status: 'declined', may: isTarget })

/** @throws AppError 40401, 1002, 40006 */
export const cancelTransfer = (db: Db, answer: Answer): Promise<TransferInfo> =>
  settle(db, answer, { status: 'cancelled', may: isRequester })

const isTarget = ({ toCsId }: Transfer, { id }: Actor) => toCsId === id
const isRequester = ({ requestedBy }: Transfer, { id }: Actor) => requestedBy === id

interface Settling {
  readonly status: Ending['status']
  readonly may: (transfer: Transfer, actor: Actor) => boolean
}

type Work = (tx: Handle, draft: Draft, transfer: Transfer) => Promise<void>

/** Supervisors answer for anybody; the same answer of the same person again is the same answer. */
const settle = (
  db: Db,
  { transferId, actor, reason }: Answer,
  { status, may }: Settling,
  work?: Work,
): Promise<TransferInfo> =>
  db.tx(async (tx) => {
    const sessionId = await sessionOf(tx, transferId)
    const draft = sessionId === undefined ? undefined : await lock(tx, sessionId)
    const transfer = draft && (await find(tx, transferId))
    if (!transfer || !(actor.mayForce || isTarget(transfer, actor) || isRequester(transfer, actor))) throw noTransfer()
    const own = may(transfer, actor)
    if (!own && !actor.mayForce) throw notPermitted()
    if (transfer.status === status && transfer.answeredBy === actor.id) return presentTransfer(transfer)
    if (!transfer.isOpen) throw refusal(40006)
    await endTransfer(tx, draft, { status, by: actor.id, answer: reason })
    await work?.(tx, draft, transfer)
    if (!own) await auditForced(tx, draft, actor, `session.transfer_${status}`, { transferId, to: transfer.toCsId })
    await save(tx, [draft])
    const settled = await find(tx, transferId)
    return presentTransfer(settled ?? transfer)
  })

async function sessionOf(tx: Handle, transferId: string): Promise<string | undefined> {
  const row = await tx.one<{ sessionId: string }>(sql`
    select session_id as "sessionId" from session_transfers where id = ${transferId}`)
  return row?.sessionId
}

const find = (tx: Handle, transferId: string) =>
  tx.one<Transfer & { readonly isOpen: boolean }>(sql`
    select ${transferColumns}, t.status = 'requested' and t.expires_at > now() as "isOpen"
    from session_transfers t where t.id = ${transferId}`)
