import type { ServerResponse } from 'node:http'
import type { AccountLedger } from '../chat/records.ts'
import { ChatSimulator } from '../chat/simulator.ts'
import type { Told } from '../chat/state.ts'
import { type ControlRoutes, serveControls } from '../http/control.ts'
import type { Exchange, Route } from '../http/site.ts'
import { avatarUrl, customerDoes, customerWrites, type NewJdEvent, type NewJdMessage, waiterWrites } from './acts.ts'
import { serveJdApi } from './api/index.ts'
import { type JdFaults, jdFaultChecks } from './faults.ts'
import { type JdState, resetJdState } from './state.ts'

export class JdSimulator extends ChatSimulator<JdFaults> {
  readonly #state: JdState
  readonly #controls: ControlRoutes<JdSimulator>

  constructor(state: JdState, controls: ControlRoutes<JdSimulator>) {
    super(state, jdFaultChecks)
    this.#state = state
    this.#controls = controls
  }

  readonly phone = 'jd'
  readonly mounted: Route = (exchange) => this.#route(exchange)

  /** A customer writes. An unknown one becomes known. */
  message(message: NewJdMessage): Told {
    return customerWrites(this.#state, message)
  }

  /** A customer opens or ends the consultation, reads, takes back, or rates. */
  event(event: NewJdEvent): Told {
    return customerDoes(this.#state, event)
  }

  /** A waiter answers in JD's own client. */
  waiterWrites(said: { to: string; text: string; shop?: string }): Told {
    return waiterWrites(this.#state, said)
  }

  ledger(): AccountLedger[] {
    const { world, book } = this.#state
    return world.shops.map(({ venderId, name }) => book.ledgerOf(venderId, name))
  }

  world(): object {
    const { world, settings } = this.#state
    return {
      appKey: settings.appKey,
      webhookUrl: settings.webhookUrl ?? '',
      shops: world.shops,
      customers: world.customers().map((one) => ({ ...one, avatar: avatarUrl(this.#state, one.pin) })),
    }
  }

  openPhone({ customer, account }: { customer: string; account: string | undefined }, response: ServerResponse): void {
    const { venderId } = this.#state.world.shop(account)
    this.#state.phones.open({ account: venderId, customer }, response)
  }

  override reset(): void {
    super.reset()
    resetJdState(this.#state)
  }

  async #route(exchange: Exchange): Promise<boolean> {
    if (!exchange.url.pathname.startsWith('/_sim/jd/')) return serveJdApi(this.#state, exchange)
    await serveControls(this.#controls, this, this.#state.settings.host, exchange)
    return true
  }
}
