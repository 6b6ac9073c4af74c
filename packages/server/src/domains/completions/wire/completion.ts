import type { Static } from 'typebox'
import type { Completion } from '../contract.ts'
import { type Finish, usageOf } from './beside.ts'

/** What is the same in everything that is said of one answer. */
export interface Identity {
  readonly id: string
  /** Seconds. */
  readonly created: number
  readonly model: string
}

/** The whole answer at once. */
export const completionOf = (
  { text, finishReason, usage, beside }: Finish,
  { id, created, model }: Identity,
): Static<typeof Completion> => ({
  id,
  object: 'chat.completion',
  created,
  model,
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: text, refusal: null },
      logprobs: null,
      finish_reason: finishReason,
    },
  ],
  usage: usageOf(usage),
  yingda: beside,
})
