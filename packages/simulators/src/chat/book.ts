import { Ring } from '../common/ring.ts'
import type { AccountLedger, Emitted, SentMessage } from './records.ts'

interface AccountBook {
  readonly emitted: Ring<Emitted>
  readonly sent: Ring<SentMessage>
  readonly refused: Map<string, number>
}

/** What went in and out of each account. */
export class Book {
  readonly #capacity: number
  readonly #accounts = new Map<string, AccountBook>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  emitted(account: string, emitted: Emitted): void {
    this.#of(account).emitted.push(emitted)
  }

  sent(account: string, sent: SentMessage): void {
    this.#of(account).sent.push(sent)
  }

  refused(account: string, code: number | string): void {
    const { refused } = this.#of(account)
    refused.set(String(code), (refused.get(String(code)) ?? 0) + 1)
  }

  /** Oldest first. */
  ledgerOf(account: string, name: string): AccountLedger {
    const { emitted, sent, refused } = this.#of(account)
    return { account, name, emitted: emitted.list(), sent: sent.list(), refused: Object.fromEntries(refused) }
  }

  clear(): void {
    this.#accounts.clear()
  }

  #of(account: string): AccountBook {
    const known = this.#accounts.get(account)
    if (known) return known
    const book = {
      emitted: new Ring<Emitted>(this.#capacity),
      sent: new Ring<SentMessage>(this.#capacity),
      refused: new Map(),
    }
    this.#accounts.set(account, book)
    return book
  }
}
