import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Retrieve } from '../knowledge/index.ts'
import type { Model } from './model/model.ts'
import type { Turn } from './turns.ts'

export interface Composed {
  readonly text: string
  readonly missed: boolean
}

export interface ComposeDeps {
  readonly log: Log
  readonly retrieve: Retrieve
  readonly model: Model | undefined
}

export const missed: Composed = {
  text: '抱歉，这个问题我还没有找到可靠的答案。您可以换个说法再问，或回复“转人工”，由坐席为您处理。',
  missed: true,
}

/**
 * Below the confidence floor the bot says so and offers a person. With a model, the model words the answer from the
 * entries that were found; when it hangs, refuses or breaks off, the best entry itself is the answer.
 */
export async function compose(
  { retrieve, model, log }: ComposeDeps,
  turn: Turn,
  stopping: AbortSignal,
): Promise<Composed> {
  const found = await retrieve(turn.botId, turn.content)
  const [best] = found
  if (!best) return missed
  if (!model) return { text: best.answer, missed: false }
  try {
    return { text: await model.answer(turn.content, found, stopping), missed: false }
  } catch (error) {
    log.warn({ traceId: turn.traceId }, `The model did not answer, the FAQ entry does: ${messageOf(error)}`)
    return { text: best.answer, missed: false }
  }
}
