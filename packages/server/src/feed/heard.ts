/** A frame of a client. What it does not carry is empty. */
export interface Heard {
  readonly type: string
  readonly sessionId: string
  readonly cursor: string
}

/** Undefined for what is no frame of ours. */
export function parseHeard(text: string): Heard | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    const { type, sessionId = '', cursor = '' } = value as Record<string, unknown>
    if (typeof type !== 'string' || typeof sessionId !== 'string' || typeof cursor !== 'string') return undefined
    return { type, sessionId, cursor }
  } catch {
    // @NOTE not JSON: the caller answers with an error frame.
    return undefined
  }
}
