import type { DeliveryCounters, DeliveryState } from '../delivery/records.ts'
import type { JsonObject } from '../http/fields.ts'

/** One line of a conversation as the customer's phone shows it. */
export interface Line {
  readonly id: string
  readonly side: 'me' | 'desk'
  readonly at: string
  readonly type: string
  readonly text: string
  readonly content: JsonObject
  /** Written by a person in the platform's own client, past the desk. */
  readonly byColleague?: true
  recalled?: true
  /** How its webhook fares; on lines of the customer. */
  state?: DeliveryState
  attempts?: number
}

/** One thing a customer said or did. */
export interface Emitted {
  readonly id: string
  readonly from: string
  readonly type: string
  readonly text: string
  readonly at: string
}

/** One message the product sent to a customer. */
export interface SentMessage {
  readonly msgid: string
  readonly at: string
  /** The business or shop that it came from. */
  readonly account: string
  readonly touser: string
  readonly to: readonly string[]
  readonly msgtype: string
  /** What the customer reads. */
  readonly text: string
  /** SHA-256 over receiver, kind and content; two sends with the same content have the same. */
  readonly hash: string
  readonly body: unknown
  recalled?: true
}

/** Everything that came from one account, everything that was sent back, and how often what was refused. */
export interface AccountLedger {
  readonly account: string
  readonly name: string
  readonly emitted: readonly Emitted[]
  readonly sent: readonly SentMessage[]
  readonly refused: Readonly<Record<string, number>>
}

export interface ChatCounters extends DeliveryCounters {
  messages: number
  events: number
  sent: number
  /** Calls of the API that were answered with an error. */
  refused: number
}

export type ChatLedgerLine =
  | { readonly kind: 'attempt'; msgId: string; from: string; at: string; attempt: number; status: number | string }
  | { readonly kind: 'sent'; msgid: string; touser: string; at: string; hash: string }

export const zeroChatCounters = (): ChatCounters => ({
  ...{ messages: 0, events: 0, sent: 0, refused: 0 },
  ...{ attempts: 0, delivered: 0, failed: 0, dropped: 0, duplicated: 0 },
})
