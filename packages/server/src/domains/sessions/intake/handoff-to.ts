import { addQueueLine } from '../sending/queue-line.ts'
import { addChange, type Draft, type Handoff, move, statusOf } from '../state/draft.ts'
import type { Actor } from '../state/transitions.ts'

/**
 * `bot_asked`: the bot wants a person to go on; `bot_limit`: it has answered this customer often enough; `in_channel`: a
 * colleague has the conversation in the remote's own client, or its queue has.
 */
export type HandoffReason = 'customer_asked' | 'bot_asked' | 'bot_missed' | 'bot_limit' | 'no_bot' | 'in_channel'

/** T04, or T02 (T15) for a session that begins in the queue: the customer is told, and every agent who may accept is. */
export function toPending(
  draft: Draft,
  actor: Actor,
  reason: HandoffReason,
  traceId: string,
  handoff?: Handoff,
): boolean {
  const { session } = draft
  const begins = statusOf(draft) === 'none'
  const first = session.previousSessionId === null ? 'T02' : 'T15'
  if (!move(draft, begins ? first : 'T04', actor, { reason, to: 'pending' })) return false
  session.handoffReason = reason
  session.pendingSince = draft.now
  session.priority = 'normal'
  session.botMisses = 0
  session.botAnswers = 0
  draft.handoff = handoff
  draft.turns.length = 0
  addChange(draft, {
    kind: 'new_pending_session',
    data: {
      customerId: session.customerRef,
      channelType: session.contractType,
      reason,
      priority: session.priority,
      ...(session.lastMessage !== null && { lastMessage: session.lastMessage }),
      waitingSince: draft.now.toISOString(),
    },
  })
  if (reason !== 'in_channel') addQueueLine(draft, traceId)
  return true
}
