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
  /** What the remote names it by; where an event has no name on the wire, it only names this record. */
  readonly msgId: string
  readonly kind: 'message' | 'event'
  readonly from: string
  /** The text, or what kind of message or event it was. */
  readonly text: string
  readonly at: string
  state: DeliveryState
  attempts: Attempt[]
}

export interface DeliveryCounters {
  attempts: number
  delivered: number
  failed: number
  dropped: number
  duplicated: number
}
