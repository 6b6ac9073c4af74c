/** HTTP status of the answer, `timeout`, or the code of the connection error. */
export type AttemptStatus = number | string

export interface Attempt {
  readonly at: string
  readonly status: AttemptStatus
  readonly ms: number
}

export type DeliveryState = 'delivering' | 'retrying' | 'delivered' | 'failed' | 'dropped'

/** One callback on its way to the product. */
export interface Delivery {
  /** Events have no MsgId on the wire; there `ev-…` only names this record. */
  readonly msgId: string
  readonly kind: 'message' | 'event'
  readonly from: string
  /** The text, or what kind of message or event it was. */
  readonly text: string
  readonly at: string
  state: DeliveryState
  attempts: Attempt[]
}

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

export interface Counters {
  messages: number
  events: number
  attempts: number
  delivered: number
  failed: number
  dropped: number
  duplicated: number
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
