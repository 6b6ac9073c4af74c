import type { KfEmitted, KfSent } from './kf/store/records.ts'

/** One line of ledger A: what the outside world did and saw, to be compared with what the product stored. */
export type LedgerLine =
  | { readonly kind: 'attempt'; msgId: string; from: string; at: string; attempt: number; status: number | string }
  | { readonly kind: 'sent'; msgid: string; touser: string; at: string; hash: string; suppressed?: true }
  | ({ readonly kind: 'kf item' } & KfEmitted)
  | ({ readonly kind: 'kf sent' } & Omit<KfSent, 'content'>)
