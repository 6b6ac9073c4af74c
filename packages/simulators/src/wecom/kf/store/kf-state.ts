import { createHash, randomBytes } from 'node:crypto'
import type { KfOptions, Settings } from '../../options.ts'
import { type KfAccount, newAccount } from './account.ts'
import { EventCodes } from './codes.ts'
import { KfCustomers } from './customers.ts'

const ledgerKept = 20_000
const demoAccounts: NonNullable<KfOptions['accounts']> = [{ name: '售后客服' }, { name: '会员客服' }]

/** Everything about 微信客服. */
export class KfState {
  readonly accounts = new Map<string, KfAccount>()
  readonly customers = new KfCustomers()
  readonly codes: EventCodes
  readonly #settings: Settings
  readonly #firstServicers: () => readonly string[]

  /** @param firstServicers who serves an account of the options that names nobody */
  constructor(settings: Settings, firstServicers: () => readonly string[]) {
    this.#settings = settings
    this.#firstServicers = firstServicers
    this.codes = new EventCodes(settings.now)
    this.reset()
  }

  add(name: string, mediaId: string): KfAccount {
    return this.#open({ name, openKfid: `wk${randomBytes(21).toString('base64url')}`, servicers: [], mediaId })
  }

  /** The account, or the first one when none is named. */
  find(openKfid: string | undefined): KfAccount | undefined {
    return openKfid === undefined ? this.list()[0] : this.accounts.get(openKfid)
  }

  list(): KfAccount[] {
    return [...this.accounts.values()]
  }

  reset(): void {
    this.accounts.clear()
    this.customers.clear()
    this.codes.clear()
    for (const { name, openKfid = this.#idOf(name), servicers } of this.#settings.kf.accounts ?? demoAccounts)
      this.#open({ name, openKfid, servicers: servicers ?? this.#firstServicers(), mediaId: '' })
  }

  #open(of: { name: string; openKfid: string; servicers: readonly string[]; mediaId: string }): KfAccount {
    const { corpId, keepAll } = this.#settings
    const capacity = keepAll ? Number.POSITIVE_INFINITY : ledgerKept
    const account = newAccount({ ...of, key: corpId, firstPlace: Date.now() * 1_000, capacity })
    this.accounts.set(of.openKfid, account)
    return account
  }

  /** The same after a restart: the product remembers its accounts. */
  #idOf(name: string): string {
    return `wk${createHash('sha256').update(`${this.#settings.corpId}|${name}`).digest('base64url').slice(0, 28)}`
  }
}
