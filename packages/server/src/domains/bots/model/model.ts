import type { Found } from '../../knowledge/index.ts'

export interface Model {
  /**
   * The whole answer. Throws a `ModelError` when it does not come complete and in time, or when `stopping` is aborted: a
   * part is never an answer.
   */
  answer(question: string, entries: readonly Found[], stopping: AbortSignal): Promise<string>
}

/** Why there is no answer from the model. Its message holds nothing of what was sent or received, so it may be logged. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
}

/**
 * What `fetch` and parsers throw may quote a header, an address or a body, and with them the key: only names and codes
 * get out of here.
 */
export function modelErrorFrom(error: unknown, { aborted, reason }: AbortSignal): ModelError {
  if (aborted && reason instanceof ModelError) return reason
  if (error instanceof ModelError) return error
  return new ModelError(`The model could not be asked (${codeOf(error)}).`)
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}
