import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { roomOf } from '../../agents/index.ts'
import { refusal } from '../commands/refusal.ts'
import { leaveNote } from '../notes/leave-note.ts'
import { assertGiven } from '../state/command.ts'
import { addChange, type Draft } from '../state/draft.ts'
import { lock } from '../state/load.ts'
import { save } from '../state/save.ts'
import type { Actor } from '../state/transitions.ts'
import type { TransferInfo } from './contract.ts'
import { presentTransfer, type Transfer, transferColumns } from './rows.ts'

export interface TransferRequest {
  readonly sessionId: string
  readonly actor: Actor & { readonly id: string }
  readonly toCsId: string
  readonly reason?: string | undefined
  readonly note?: string | undefined
}

/** How long the other may think about it. */
const answerSeconds = 120

/**
 * The assignee asks another agent to go on. Until the other accepts it stays as it is, and theirs.
 * @throws AppError 40401, 40001 (also while another request is open), 40301, 40000, 40003
 */
export const requestTransfer = (db: Db, asked: TransferRequest): Promise<TransferInfo> =>
  db.tx(async (tx) => {
    const { sessionId, actor, toCsId, note } = asked
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    const { session } = draft
    if (session.status !== 'manual') throw refusal(40001)
    if (session.manualCsId !== actor.id) throw refusal(40301)
    if (toCsId === actor.id) throw refusal(40000, '不能转接给自己')
    if (await hasOpen(tx, sessionId)) throw refusal(40001, '该会话已有等待中的转接请求')
    const target = await roomOf(tx, toCsId)
    assertGiven(target, toCsId)
    const transfer = await insert(tx, draft, asked, target.name)
    addChange(draft, { kind: 'session_transfer_requested', data: transfer })
    leaveNote(draft, actor, note)
    await save(tx, [draft])
    return transfer
  })

const hasOpen = async (tx: Handle, sessionId: string): Promise<boolean> =>
  (await tx.one(sql`select 1 from session_transfers where session_id = ${sessionId} and status = 'requested'`)) !==
  undefined

async function insert(
  tx: Handle,
  { session, now }: Draft,
  { actor, toCsId, reason, note }: TransferRequest,
  toName: string,
): Promise<TransferInfo> {
  const [stored] = await tx.rows<Transfer>(sql`
    insert into session_transfers as t
      (id, session_id, from_cs_id, from_cs_name, to_cs_id, to_cs_name, requested_by, reason, note, created_at, expires_at)
    values (${newId('trf')}, ${session.id}, ${actor.id}, ${session.manualCsName ?? actor.id}, ${toCsId}, ${toName},
      ${actor.id}, ${reason ?? null}, ${note ?? null}, ${now}, now() + ${answerSeconds}::int * interval '1 second')
    returning ${transferColumns}`)
  if (!stored) throw new Error('A transfer was not stored.')
  return presentTransfer(stored)
}
