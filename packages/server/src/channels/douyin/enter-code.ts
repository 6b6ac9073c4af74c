import type { MessageRef } from './message-ref.ts'

/** An event that can be answered, as the code of a greeting: the event itself is all that a send needs. */
export interface Entered extends MessageRef {
  /** Milliseconds, by Douyin's clock. */
  readonly at?: number
}

export const codeOf = ({ conversationId, msgId, at }: Entered): string => [conversationId, msgId, at ?? ''].join(' ')

export function enteredOf(code: string): Entered | undefined {
  const [conversationId, msgId, at = '', ...more] = code.split(' ')
  if (!conversationId || !msgId || more.length > 0) return undefined
  return { conversationId, msgId, ...(/^\d{13}$/.test(at) && { at: Number(at) }) }
}
