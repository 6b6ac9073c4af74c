import type { EmbeddingSettings } from '../domains/knowledge/index.ts'
import type { Env } from './env.ts'
import type { createReader } from './read-values.ts'

/** EMBEDDING_BASE_URL, EMBEDDING_API_KEY and EMBEDDING_MODEL: an endpoint that speaks like OpenAI's. */
export function embeddingFrom(env: Env, read: ReturnType<typeof createReader>): EmbeddingSettings | undefined {
  const { EMBEDDING_BASE_URL: baseUrl, EMBEDDING_API_KEY: apiKey = '', EMBEDDING_MODEL: model } = env
  if (!baseUrl) return undefined
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl)) read.problem('EMBEDDING_BASE_URL is not a http(s) URL.')
  if (!model) read.problem('EMBEDDING_MODEL is not set, but EMBEDDING_BASE_URL is.')
  return { baseUrl, apiKey, model: model ?? '' }
}
