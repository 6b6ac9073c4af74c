interface Kind {
  /** It was asked badly or too much, or nobody waits any more: that says nothing about its health. */
  readonly isOurs?: boolean
  /** The same again may well succeed. */
  readonly isPassing?: boolean
  /** It may not know what it was asked with besides the words. */
  readonly isTooRich?: boolean
}

/** Why there is no answer from the model. Its message holds nothing of what was sent or received, so it may be logged. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly kind: Kind
  constructor(message: string, kind: Kind = {}) {
    super(message)
    this.kind = kind
  }
}

export const statusError = (status: number): ModelError =>
  new ModelError(`The model answered HTTP ${status}.`, {
    isOurs: [400, 413, 422].includes(status),
    isPassing: [500, 502, 503, 504].includes(status),
    isTooRich: [400, 422].includes(status),
  })

/**
 * What clients and parsers throw may quote a header, an address or a body, and with them the key: only names and codes
 * get out of here.
 */
export function modelErrorFrom(error: unknown, { aborted, reason }: AbortSignal): ModelError {
  if (aborted && reason instanceof ModelError) return reason
  if (error instanceof ModelError) return error
  return new ModelError(`The model could not be asked (${codeOf(error)}).`, { isPassing: true })
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  if ('code' in error) return String(error.code)
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}
