/** Who writes, and who may be told: an open connection of an agent on this node. */
export interface Typist {
  readonly viewer: { readonly csId: string; readonly name?: string }
  readonly bound: ReadonlySet<string>
  /** By `performance.now()`: when it last told others that its agent writes. */
  typedAt: number
}

const oftenestMs = 1_000

/**
 * Whom to tell that somebody writes in a session: the other agents who have it open here. It is stored nowhere, other
 * nodes do not hear of it, and what comes more often than once a second is left out. Undefined when the writer has not
 * opened the session.
 */
export function hearersOfTyping<T extends Typist>(
  all: Iterable<T>,
  from: T,
  sessionId: string,
  nowMs = performance.now(),
): readonly T[] | undefined {
  if (!from.bound.has(sessionId)) return undefined
  if (nowMs - from.typedAt < oftenestMs) return []
  from.typedAt = nowMs
  return [...all].filter(({ viewer, bound }) => viewer.csId !== from.viewer.csId && bound.has(sessionId))
}

/** Whom to tell that the customer of a session writes: whoever has it open here. */
export const hearersOfCustomer = <T extends Pick<Typist, 'bound'>>(all: Iterable<T>, sessionId: string): readonly T[] =>
  [...all].filter(({ bound }) => bound.has(sessionId))

export const customerTypingFrame = (sessionId: string): string => JSON.stringify({ type: 'customer_typing', sessionId })

export const typingFrame = (sessionId: string, { csId, name = csId }: Typist['viewer']): string =>
  JSON.stringify({ type: 'typing', sessionId, csId, name })
