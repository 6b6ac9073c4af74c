import type { JsonObject } from '../../../http/fields.ts'

/** Why a code was given out: a customer entered, waits in the pool, got a person, or the session ended. */
export type CodeUse = 'welcome' | 'pool' | 'servicer' | 'end'

/** One message the product sent to a customer. */
export interface KfSent {
  readonly msgid: string
  readonly open_kfid: string
  readonly touser: string
  readonly msgtype: string
  /** What the customer reads. */
  readonly text: string
  readonly content: JsonObject
  readonly at: string
  /** It was sent with an event code. */
  readonly code?: CodeUse
  /** It was accepted and not delivered; the `fail_type` that was told. */
  failed?: number
}

/** One message or event of an account, as the ledger keeps it. */
export interface KfEmitted {
  readonly msgid: string
  readonly open_kfid: string
  readonly external_userid: string
  readonly origin: 3 | 4 | 5
  readonly msgtype: string
  /** The text, or the kind of event. */
  readonly text: string
  readonly at: string
}

/** One line of a conversation as the customer's phone shows it. */
export interface KfLine {
  readonly id: string
  readonly side: 'me' | 'desk'
  readonly at: string
  readonly msgtype: string
  readonly text: string
  readonly content: JsonObject
  /** The servicer who wrote it inside WeCom. */
  readonly servicer?: string
  recalled?: true
}

/** Everything one account emitted, everything that was sent back, and how often what was refused. */
export interface KfAccountLedger {
  readonly open_kfid: string
  readonly name: string
  readonly emitted: readonly KfEmitted[]
  readonly sent: readonly KfSent[]
  readonly refused: Readonly<Record<string, number>>
  readonly doorbells: { readonly rung: number; readonly dropped: number }
}
