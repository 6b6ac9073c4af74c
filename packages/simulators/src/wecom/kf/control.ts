import type { Delivery } from '../../delivery/records.ts'
import { BadInput } from '../../http/bad-input.ts'
import type { World } from '../world.ts'
import { type Burst, burst } from './acts/burst.ts'
import {
  accountFor,
  customerEnters,
  customerRecalls,
  customerWrites,
  type NewKfEntry,
  type NewKfMessage,
} from './acts/customer-actions.ts'
import { type ServicerAction, servicerActs } from './acts/servicer-actions.ts'
import { ring, tellAssignment } from './doorbell.ts'
import type { Emitted } from './emit.ts'
import { failSent } from './rules/send.ts'
import type { KfAccountLedger, KfSent } from './store/records.ts'
import { accountView, type KfAccountView, ledgerView } from './views.ts'

/** 微信客服 from the other side: what customers and colleagues do, and what reached them. Wrong input throws `BadInput`. */
export interface KfControl {
  message(message: NewKfMessage): Emitted
  enter(entry: NewKfEntry): Emitted
  recall(of: { open_kfid?: string; msgid: string }): Emitted
  servicer(action: ServicerAction): Emitted
  /** An accepted message turns out not to be delivered. */
  fail(of: { msgid: string; failType?: number }): void
  /** Gives an account to the app, or takes it away. */
  assign(of: { open_kfid?: string; assigned: boolean }): Promise<Delivery>
  /** A doorbell with nothing new behind it. */
  ring(openKfid?: string): Promise<Delivery>
  burst(options: Burst): Promise<{ emitted: number }>
  /** Oldest first, of one account or of all in turn. */
  sent(openKfid?: string): KfSent[]
  state(): KfAccountView[]
  ledger(): KfAccountLedger[]
}

export class Kf implements KfControl {
  readonly #world: World
  #stop = new AbortController()

  constructor(world: World) {
    this.#world = world
  }

  message(message: NewKfMessage): Emitted {
    return customerWrites(this.#world, message)
  }

  enter(entry: NewKfEntry): Emitted {
    return customerEnters(this.#world, entry)
  }

  recall(of: { open_kfid?: string; msgid: string }): Emitted {
    return customerRecalls(this.#world, of)
  }

  servicer(action: ServicerAction): Emitted {
    return servicerActs(this.#world, action)
  }

  fail({ msgid, failType = 0 }: { msgid: string; failType?: number }): void {
    for (const account of this.#world.state.kf.list()) {
      const sent = account.sent.list().find((one) => one.msgid === msgid)
      if (sent) return failSent(this.#world, account, sent, failType)
    }
    throw new BadInput('No message was sent with this "msgid".', 404)
  }

  assign({ open_kfid, assigned }: { open_kfid?: string; assigned: boolean }): Promise<Delivery> {
    const account = accountFor(this.#world, open_kfid)
    account.assigned = assigned
    return tellAssignment(this.#world, account)
  }

  ring(openKfid?: string): Promise<Delivery> {
    return ring(this.#world, accountFor(this.#world, openKfid))
  }

  burst(options: Burst): Promise<{ emitted: number }> {
    return burst(this.#world, options, this.#stop.signal)
  }

  sent(openKfid?: string): KfSent[] {
    const { state } = this.#world
    const accounts = openKfid === undefined ? state.kf.list() : [accountFor(this.#world, openKfid)]
    return accounts.flatMap(({ sent }) => sent.list())
  }

  state(): KfAccountView[] {
    const { state } = this.#world
    return state.kf.list().map((account) => accountView(state, account))
  }

  ledger(): KfAccountLedger[] {
    return this.#world.state.kf.list().map(ledgerView)
  }

  /** Ends bursts that are under way. */
  stop(): void {
    this.#stop.abort()
    this.#stop = new AbortController()
  }
}
