import type { Question } from './traffic.ts'

/** What was sent, what people saw, what is stored: three books that were kept apart. */
export interface Ledgers {
  readonly asked: readonly Question[]
  readonly a: OutsideLedger
  readonly b: readonly ScreenLedger[]
  readonly c: StoredLedger
}

/** A: what the remotes did and got, by the simulators. */
export interface OutsideLedger {
  readonly deliveries: readonly Delivered[]
  readonly sent: readonly { readonly to: readonly string[]; readonly text: string }[]
}

export interface Delivered {
  readonly text: string
  /** In order; a repetition after the 200 stands at the end. */
  readonly attempts: readonly { readonly at: string; readonly status: number | string; readonly ms: number }[]
}

/** B: what one agent was shown. */
export interface ScreenLedger {
  readonly agent: string
  readonly frames: readonly Line[]
  /** Each conversation as it read at the end, from top to bottom. */
  readonly conversations: readonly (readonly Line[])[]
  readonly complaints: readonly string[]
}

interface Line {
  readonly msgId: string
  readonly senderType?: string
  readonly content: string
}

/** C: what the desk's own tables hold when nothing moves any more. */
export interface StoredLedger {
  readonly messages: readonly StoredMessage[]
  /** Rows that still wait: inbox, bot, outbox. */
  readonly left: readonly string[]
}

export interface StoredMessage {
  /** Of the channel: by which it came or goes. */
  readonly account: string
  readonly customer: string
  readonly senderType: string | null
  readonly content: string
  readonly remoteKey: string | null
  readonly delivery: string | null
}
