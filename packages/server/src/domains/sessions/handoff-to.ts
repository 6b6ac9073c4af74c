import { addChange, addMessage, type Draft, move } from './draft.ts'
import { notice } from './notices.ts'
import type { Actor } from './transitions.ts'

/** `in_channel`: a colleague has the conversation in the remote's own client, or its queue has. */
export type HandoffReason = 'customer_asked' | 'bot_missed' | 'no_bot' | 'in_channel'

/** T04, or T02 for a session that begins in the queue: the customer is told, and every agent who may accept is. */
export function toPending(draft: Draft, actor: Actor, reason: HandoffReason, traceId: string): boolean {
  const { session } = draft
  const begins = draft.isNew && draft.events.length === 0
  if (!move(draft, begins ? 'T02' : 'T04', actor, reason)) return false
  session.handoffReason = reason
  session.pendingSince = draft.now
  session.botMisses = 0
  draft.turns.length = 0
  addChange(draft, {
    kind: 'new_pending_session',
    data: {
      customerId: session.customerRef,
      channelType: session.contractType,
      reason,
      ...(session.lastMessage !== null && { lastMessage: session.lastMessage }),
      waitingSince: draft.now.toISOString(),
    },
  })
  if (reason !== 'in_channel') addMessage(draft, { sender: 'system', content: notice.handoff, traceId })
  return true
}
