import type { DeliveryCounters } from '../../delivery/records.ts'

/** One message that reached at least one member. */
export interface SentItem {
  readonly msgid: string
  readonly at: string
  /** As the caller wrote it. */
  readonly touser: string
  /** The members who got it. */
  readonly to: readonly string[]
  readonly msgtype: string
  /** What the receiver reads, cut to 2048 bytes. */
  readonly text: string
  /** SHA-256 over receiver list, msgtype and content. */
  readonly hash: string
  /** It came as the encrypted answer to a callback. */
  readonly passive?: true
  readonly body: unknown
  readonly agentId?: number
  recalled?: true
  /** What a card says after it was changed. */
  update?: string
}

export interface Counters extends DeliveryCounters {
  messages: number
  events: number
  sent: number
  suppressed: number
  kfSent: number
}

export function zeroCounters(): Counters {
  return {
    messages: 0,
    events: 0,
    attempts: 0,
    delivered: 0,
    failed: 0,
    dropped: 0,
    duplicated: 0,
    sent: 0,
    suppressed: 0,
    kfSent: 0,
  }
}
