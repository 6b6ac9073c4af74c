import type { Handle } from '../../platform/db.ts'
import { releaseLoad } from '../agents/index.ts'
import { addChange, type Draft, move } from './draft.ts'
import { type Actor, closing } from './transitions.ts'

export type CloseReason = 'agent' | 'ended_at_channel'

/** T09, T13 or T14: everybody is told, and the agent has a place more. False when the table does not allow it. */
export async function end(tx: Handle, draft: Draft, actor: Actor, reason: CloseReason): Promise<boolean> {
  const { session } = draft
  const assignee = session.manualCsId
  if (session.status === 'closed' || !move(draft, closing[session.status], actor, reason)) return false
  session.manualCsId = session.manualCsName = null
  session.closeReason = reason
  session.closedAt = draft.now
  const data = { closedBy: actor.id ?? actor.type, reason, closedAt: draft.now.toISOString() }
  addChange(draft, { kind: 'session_closed', data })
  if (assignee !== null) await releaseLoad(tx, assignee)
  return true
}
