import { withBreaker } from './breaker.ts'
import { deadlineOf } from './deadline.ts'
import { type Model, ModelError, modelErrorFrom } from './model.ts'
import { promptFor } from './prompt.ts'
import { readStream } from './read-stream.ts'

export interface ModelOptions {
  /** The part before `/chat/completions`. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** For the whole answer, from the request to its last byte. */
  readonly timeoutMs: number
  readonly fetch: typeof fetch
  readonly now?: () => number
}

/** Any OpenAI-compatible chat endpoint; asked no more for a moment when it fails again and again. */
export const createModel = (options: ModelOptions): Model => withBreaker(openAiModel(options), options.now ?? Date.now)

/** Streamed, so that a model that stops half-way is told from one that ended. */
const openAiModel = ({ baseUrl, apiKey, model, timeoutMs, fetch }: ModelOptions): Model => ({
  async answer(question, entries, stopping) {
    const deadline = deadlineOf(timeoutMs, stopping)
    try {
      const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
        body: JSON.stringify({ model, stream: true, temperature: 0.2, messages: promptFor(question, entries) }),
        signal: deadline.signal,
        redirect: 'error',
      })
      if (response.ok && response.body) return await readStream(response.body)
      await response.body?.cancel()
      throw new ModelError(`The model answered HTTP ${response.status}.`)
    } catch (error) {
      throw modelErrorFrom(error, deadline.signal)
    } finally {
      deadline.end()
    }
  },
})
