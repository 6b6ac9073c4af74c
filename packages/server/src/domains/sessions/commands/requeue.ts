import type { Db, Handle } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { SessionInfo } from '../contract.ts'
import { leaveNote } from '../notes/leave-note.ts'
import { noticeFor } from '../sending/notices.ts'
import { isForced, mayHandOn, takeAway } from '../state/assignee.ts'
import { auditForced, command } from '../state/command.ts'
import { addChange, addMessage, type Draft, move } from '../state/draft.ts'
import type { Actor } from '../state/transitions.ts'
import { endTransfer } from '../transfers/end.ts'
import { refusal } from './refusal.ts'

export interface Requeue {
  readonly sessionId: string
  readonly actor: Actor
  /** `returned`, `agent_offline`, `no_reply`, or in the words of whoever returns it. */
  readonly reason?: string | undefined
  readonly note?: string | undefined
}

/**
 * T11. Back into the queue, before those who have waited for less long; it does not come to the same agent by itself.
 * @throws AppError 40401, 40001, 40301
 */
export const requeue = (db: Db, { sessionId, actor, reason = 'returned', note }: Requeue): Promise<SessionInfo> =>
  command(db, sessionId, async (tx, draft) => {
    if (draft.session.status !== 'manual') throw refusal(40001)
    if (!mayHandOn(draft, actor)) throw refusal(40301)
    if (isForced(draft, actor)) await auditForced(tx, draft, actor, 'session.requeue', { reason })
    if (!(await toQueue(tx, draft, { actor, reason, note }))) throw refusal(40001)
  })

type Returned = Omit<Requeue, 'sessionId'> & { readonly reason: string }

async function toQueue(tx: Handle, draft: Draft, { actor, reason, note }: Returned): Promise<boolean> {
  const { session, now } = draft
  const before = session.manualCsId
  if (!move(draft, 'T11', actor, { reason, note })) return false
  await takeAway(tx, draft)
  session.excludedCsId = before
  session.handoffReason = 'requeued'
  session.pendingSince = now
  session.botMisses = 0
  if (session.priority === 'normal') session.priority = 'high'
  addChange(draft, {
    kind: 'session_requeued',
    data: {
      target: 'queue',
      by: actor.id ?? actor.type,
      reason,
      ...(before !== null && { fromCsId: before }),
      priority: session.priority,
      waitingSince: now.toISOString(),
    },
  })
  leaveNote(draft, actor, note)
  addMessage(draft, { sender: 'system', content: noticeFor(draft).requeued, traceId: newId('trc') })
  await endTransfer(tx, draft, { status: 'cancelled', by: actor.id })
  return true
}
