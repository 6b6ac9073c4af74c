import { ApiError } from './http.ts'

/** Why something did not happen, without a language: `code` and `kind` choose the sentence, `text` is the server's own. */
export type Failure = { kind: 'offline' | 'refused' | 'reloaded'; code: number; text: string }

export function failureOf(error: unknown): Failure {
  if (error instanceof ApiError) return { kind: error.kind, code: error.code, text: error.message }
  return { kind: 'offline', code: 0, text: '' }
}
