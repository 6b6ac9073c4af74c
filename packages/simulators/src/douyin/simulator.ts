import type { ServerResponse } from 'node:http'
import type { AccountLedger } from '../chat/records.ts'
import { ChatSimulator } from '../chat/simulator.ts'
import type { Told } from '../chat/state.ts'
import { type ControlRoutes, serveControls } from '../http/control.ts'
import type { JsonObject } from '../http/fields.ts'
import { servePageFile } from '../http/pages.ts'
import type { Exchange, Route } from '../http/site.ts'
import { anyEvent, businessWrites, setAuthorized } from './acts/business.ts'
import {
  customerEnters,
  customerGrants,
  customerReads,
  customerRecalls,
  customerWrites,
  type NewDouyinEntry,
  type NewDouyinMessage,
} from './acts/customer.ts'
import { connect } from './api/connect.ts'
import { serveDouyinApi } from './api/index.ts'
import { type DouyinFaults, douyinFaultChecks } from './faults.ts'
import { type DouyinState, resetDouyinState } from './state.ts'
import { type DouyinVerification, verifyWebhook } from './verify.ts'
import { worldView } from './world/views.ts'

/** What a business gives an app that it lets in. */
export interface DouyinGrant {
  readonly openId: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly scope: string
}

const usualScope = 'im.direct_message,im.recall_message,tool.image.upload,user_info'

export class DouyinSimulator extends ChatSimulator<DouyinFaults> {
  readonly #state: DouyinState
  readonly #controls: ControlRoutes<DouyinSimulator>

  constructor(state: DouyinState, controls: ControlRoutes<DouyinSimulator>) {
    super(state, douyinFaultChecks)
    this.#state = state
    this.#controls = controls
  }

  readonly phone = 'douyin'
  readonly mounted: Route = (exchange) => this.#route(exchange)

  /** A customer writes. An unknown one becomes known. */
  message(message: NewDouyinMessage): Told {
    return customerWrites(this.#state, message)
  }

  /** A customer opens the chat page. */
  enter(entry: NewDouyinEntry): Told {
    return customerEnters(this.#state, entry)
  }

  /** A customer takes back a message, by the id that `message` gave. */
  recall(of: { id: string }): Told {
    return customerRecalls(this.#state, of)
  }

  read(of: { from: string; to?: string }): Told {
    return customerReads(this.#state, of)
  }

  /** A customer lets the business write unasked for 30 days, or no more. */
  allowProactive(of: { from: string; to?: string; granted?: boolean }): Told {
    return customerGrants(this.#state, of)
  }

  /** Somebody answers in the business's own app. */
  write(said: { to: string; text: string; business?: string }): Told {
    return businessWrites(this.#state, said)
  }

  /** Any event at all. */
  event(of: { event: string; from?: string; to?: string; content?: JsonObject }): Told {
    return anyEvent(this.#state, of)
  }

  authorize(openId?: string): Told {
    return setAuthorized(this.#state, openId, true)
  }

  /** The business takes back what it allowed; its tokens are worth nothing then. */
  unauthorize(openId?: string): Told {
    return setAuthorized(this.#state, openId, false)
  }

  /** Tokens of a business without the walk over the authorise page. */
  grant(openId?: string): DouyinGrant {
    const business = this.#state.people.business(openId)
    business.authorized = true
    const { accessToken, refreshToken, scope } = this.#state.tokens.grant(business.openId, usualScope)
    return { openId: business.openId, accessToken, refreshToken, scope }
  }

  ban(openId: string, isBanned: boolean): void {
    const customer = this.#state.people.findOrAdd(openId, undefined)
    if (isBanned) customer.banned = true
    else delete customer.banned
  }

  ledger(): AccountLedger[] {
    const { people, book } = this.#state
    return people.businesses().map(({ openId, name }) => book.ledgerOf(openId, name))
  }

  verifyUrl(): Promise<DouyinVerification> {
    return verifyWebhook(this.#state)
  }

  world(): object {
    return worldView(this.#state)
  }

  openPhone({ customer, account }: { customer: string; account: string | undefined }, response: ServerResponse): void {
    const business = this.#state.people.business(account).openId
    this.#state.phones.open({ account: business, customer }, response)
  }

  override reset(): void {
    super.reset()
    resetDouyinState(this.#state)
  }

  async #route(exchange: Exchange): Promise<boolean> {
    const { url, request, response } = exchange
    if (url.pathname.startsWith('/_sim/douyin/')) {
      await serveControls(this.#controls, this, this.#state.settings.host, exchange)
      return true
    }
    if (request.method === 'GET' && url.pathname.replace(/\/$/, '') === '/platform/oauth/connect')
      return connect(this.#state, exchange) || servePageFile('connect/index.html', response)
    return serveDouyinApi(this.#state, exchange)
  }
}
