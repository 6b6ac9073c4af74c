import type { Handle } from '../../../platform/db.ts'
import { endTransfer } from '../transfers/end.ts'
import { takeAway } from './assignee.ts'
import { addChange, type Draft, move } from './draft.ts'
import { type Actor, closing } from './transitions.ts'

/** `agent`, `ended_at_channel`, or what a timer says. */
export type CloseReason = string

/** T09, T13 or T14: everybody is told, and the agent has a place more. False when the table does not allow it. */
export async function end(tx: Handle, draft: Draft, actor: Actor, reason: CloseReason): Promise<boolean> {
  const { session } = draft
  const { status } = session
  if (status === 'closed' || !move(draft, closing[status], actor, reason)) return false
  await takeAway(tx, draft)
  session.closedFrom = status
  session.closeReason = reason
  session.closedAt = draft.now
  const data = { closedBy: actor.id ?? actor.type, reason, closedAt: draft.now.toISOString() }
  addChange(draft, { kind: 'session_closed', data })
  if (status === 'manual') await endTransfer(tx, draft, { status: 'cancelled', by: actor.id })
  return true
}
