import { Type } from 'typebox'
import { Value } from 'typebox/value'

export interface EmbeddingSettings {
  /** Of an API that speaks like OpenAI's: `<base>/embeddings`. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
}

/** Turns texts into directions of meaning, each of length 1. */
export interface Embedder {
  readonly model: string
  /** @throws when the endpoint does not answer in time, or with something else. */
  embed(texts: readonly string[], timeoutMs: number): Promise<number[][]>
}

const Answer = Type.Object({
  data: Type.Array(
    Type.Object({ index: Type.Integer(), embedding: Type.Array(Type.Number(), { minItems: 8, maxItems: 4096 }) }),
  ),
})

export function createEmbedder(settings: EmbeddingSettings, fetch: typeof globalThis.fetch): Embedder {
  const { baseUrl, apiKey, model } = settings
  return {
    model,
    async embed(texts, timeoutMs) {
      const response = await fetch(`${baseUrl.replace(/\/$/, '')}/embeddings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
        body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      })
      if (!response.ok) {
        await response.body?.cancel()
        throw new Error(`The embedding endpoint answered ${response.status}.`)
      }
      const answer: unknown = await response.json()
      if (!Value.Check(Answer, answer) || answer.data.length !== texts.length) {
        throw new Error('The embedding endpoint answered something else than embeddings.')
      }
      const inOrder = [...answer.data].sort((a, b) => a.index - b.index)
      return inOrder.map(({ embedding }) => ofLengthOne(embedding))
    },
  }
}

function ofLengthOne(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector)
  return length === 0 ? [...vector] : vector.map((part) => part / length)
}
