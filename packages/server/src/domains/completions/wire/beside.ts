import type { Static } from 'typebox'
import type { Answered } from '../../bots/index.ts'
import type { Beside } from '../contract.ts'

/** How an answer ended, whoever gave it. */
export interface Finish {
  readonly text: string
  readonly finishReason: Answered['finishReason']
  readonly usage: Answered['usage']
  readonly beside: Static<typeof Beside>
}

export const finishOf = (
  { text, finishReason, usage, sources, missed, handoff }: Answered,
  messageId?: string,
): Finish => ({
  text,
  finishReason,
  usage,
  beside: {
    ...(messageId !== undefined && { message_id: messageId }),
    sources: [...sources],
    missed,
    ...(handoff && { handoff: { reason: handoff.reason } }),
  },
})

/** A person has the conversation: nothing is said by the bot. */
export const heldByPerson = (status: 'queued' | 'agent', messageId: string): Finish => ({
  text: '',
  finishReason: 'stop',
  usage: { promptTokens: 0, completionTokens: 0 },
  beside: { message_id: messageId, status },
})

export const usageOf = ({ promptTokens, completionTokens }: Answered['usage']) => ({
  prompt_tokens: promptTokens,
  completion_tokens: completionTokens,
  total_tokens: promptTokens + completionTokens,
})
