import type { Db } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { TakeOptions } from '../../agents/index.ts'
import type { SessionInfo, SessionStatus } from '../contract.ts'
import { leaveNote } from '../notes/leave-note.ts'
import { noticeFor } from '../sending/notices.ts'
import { giveTo } from '../state/assignee.ts'
import { assertGiven, auditForced, command } from '../state/command.ts'
import { addChange, addMessage, type Draft } from '../state/draft.ts'
import type { Actor, TransitionId } from '../state/transitions.ts'
import { endTransfer } from '../transfers/end.ts'
import { notPermitted, refusal } from './refusal.ts'

export interface TakeOver extends TakeOptions {
  readonly sessionId: string
  readonly actor: Actor & { readonly id: string }
  readonly reason?: string | undefined
}

export interface Reassign extends TakeOver {
  readonly csId: string
  readonly note?: string | undefined
}

const transitionFrom = { ai: 'T05', pending: 'T06', manual: 'T10' } satisfies Partial<
  Record<SessionStatus, TransitionId>
>

/**
 * A supervisor goes on with a session themselves: the bot's (T05), one that waits (T06), or another agent's (T10).
 * One's own is left as it is (T18).
 * @throws AppError 40401, 1002, 40001, 40003
 */
export const takeOver = (db: Db, { sessionId, actor, reason = 'takeover', overload }: TakeOver): Promise<SessionInfo> =>
  force(db, { sessionId, actor, reason, overload, csId: actor.id }, 'session.takeover', transitionFrom)

/**
 * T10 by a supervisor, who asks nobody.
 * @throws AppError 40401, 1002, 40001, 40003, 40000 when nobody of that name can take it
 */
export const reassign = (db: Db, asked: Reassign): Promise<SessionInfo> =>
  force(db, asked, 'session.reassign', { manual: 'T10' })

const force = (
  db: Db,
  { sessionId, actor, csId, reason, note, overload }: Reassign,
  action: `session.${string}`,
  allowed: Partial<Record<SessionStatus, TransitionId>>,
): Promise<SessionInfo> =>
  command(db, sessionId, async (tx, draft) => {
    if (!actor.mayForce) throw notPermitted()
    const { session } = draft
    if (session.status === 'manual' && session.manualCsId === csId) return
    const transition = allowed[session.status]
    if (!transition) throw refusal(40001)
    const { manualCsId: from, manualCsName: fromName, status } = session
    const given = await giveTo(tx, draft, { transition, csId, actor, reason, note, overload })
    assertGiven(given, csId)
    if (from === null) tellAccepted(draft, given.name)
    else tellTransferred(draft, { fromCsId: from, fromCsName: fromName ?? from, by: actor.id, reason })
    leaveNote(draft, actor, note)
    addMessage(draft, { sender: 'system', content: noticeFor(draft).accepted(given.name), traceId: newId('trc') })
    await endTransfer(tx, draft, { status: 'cancelled', by: actor.id })
    await auditForced(tx, draft, actor, action, { was: status, from, to: csId, reason, ...(overload && { overload }) })
  })

/** Everybody hears whose it is now. */
export function tellAccepted(draft: Draft, csName: string): void {
  const data = { manualCsId: draft.session.manualCsId ?? '', csName, acceptedAt: draft.now.toISOString() }
  addChange(draft, { kind: 'session_accepted', data })
}

export interface Transferred {
  readonly fromCsId: string
  readonly fromCsName: string
  readonly by: string
  readonly reason?: string | undefined
  readonly transferId?: string
}

export function tellTransferred(draft: Draft, { reason, ...told }: Transferred): void {
  const { manualCsId, manualCsName } = draft.session
  addChange(draft, {
    kind: 'session_transferred',
    data: {
      ...told,
      manualCsId: manualCsId ?? '',
      csName: manualCsName ?? '',
      transferredAt: draft.now.toISOString(),
      ...(reason && { reason }),
    },
  })
}
