import { once } from 'node:events'
import type { Server } from 'node:http'
import { openLedger } from '../delivery/ledger.ts'
import type { Delivery } from '../delivery/records.ts'
import { type Accepted, acceptEvent, acceptMessage, type NewEvent, type NewMessage } from './accept.ts'
import { patchRules, type Rules } from './company/rules.ts'
import { Deliverer } from './deliver.ts'
import { type Verification, verifyUrl } from './delivery/verify-url.ts'
import { CompanyControl, type DirectoryControl } from './directory/control.ts'
import { type FaultPatch, type Faults, patchFaults } from './faults.ts'
import { Kf, type KfControl } from './kf/control.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { Login } from './oauth/logins.ts'
import type { WeComSimulatorOptions } from './options.ts'
import { createSimulatorServer } from './server.ts'
import { createState, resetState, type State } from './state.ts'
import type { Counters, SentItem } from './store/records.ts'

export interface WeComSimulator {
  /** Origin of the API, the control routes and the pages. Throws before `start`. */
  readonly url: string
  readonly port: number
  /** Rejects with `EADDRINUSE` when the port is taken. */
  start(): Promise<void>
  /** Ends open connections, gives up unfinished deliveries and closes the ledger. */
  stop(): Promise<void>
  /** 微信客服 from the customers' and the colleagues' side. */
  readonly kf: KfControl
  /** The company from inside. */
  readonly directory: DirectoryControl
  message(message: NewMessage): Accepted
  event(event: NewEvent): Accepted
  /** Changes the given faults and returns all; `{}` switches all off. Throws `BadInput`. */
  faults(patch?: FaultPatch): Readonly<Faults>
  /** Changes how the company is set up and returns all rules. Throws `BadInput`. */
  rules(patch?: Partial<Rules>): Readonly<Rules>
  /** A login code as the login page gives it; inside WeCom and without private fields unless said. */
  loginCode(userid: string, of?: Partial<Pick<Login, 'scope' | 'fields'>>): string
  /** Moves the simulator's clock forward. */
  advance(seconds: number): void
  /** Oldest first; the newest 1000, or all with `keepAll`. */
  sent(): SentItem[]
  deliveries(): Delivery[]
  counters(): Readonly<Counters>
  setCallbackUrl(url: string): void
  verifyUrl(): Promise<Verification>
  /** Resolves when no delivery is queued, waiting or under way. */
  drain(): Promise<void>
  /** Resolves when the ledger is on the disk; rejects when it has a hole. */
  flushLedger(): Promise<void>
  reset(): void
}

/**
 * A WeCom of its own: the API a self-built app calls, and the callbacks WeCom sends, encrypted by code
 * that shares nothing with the product. Protocol: developer.work.weixin.qq.com (90313, 90930, 90236).
 *
 * @throws Error when the EncodingAESKey is malformed
 */
export function createWeComSimulator(options: WeComSimulatorOptions): WeComSimulator {
  return new Simulator(createState(options))
}

class Simulator implements WeComSimulator {
  readonly #state: State
  readonly #deliverer: Deliverer
  readonly #server: Server
  readonly kf: Kf
  readonly directory: DirectoryControl

  constructor(state: State) {
    this.#state = state
    this.#deliverer = new Deliverer(state)
    const world = { state, deliverer: this.#deliverer }
    this.kf = new Kf(world)
    this.directory = new CompanyControl(world)
    this.#server = createSimulatorServer({ ...world, kf: this.kf, company: this.directory })
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The simulator is not started.')
    return address.port
  }

  get url(): string {
    const { host } = this.#state.settings
    return `http://${host.includes(':') ? `[${host}]` : host}:${this.port}`
  }

  async start(): Promise<void> {
    const { host, port, ledgerFile } = this.#state.settings
    const ledger = await openLedger<LedgerLine>(ledgerFile)
    this.#server.listen(port, host)
    await once(this.#server, 'listening').catch(async (error: unknown) => {
      await ledger.close()
      throw error
    })
    this.#state.ledger = ledger
    this.#state.origin = this.url
    for (const remote of this.#state.settings.beside) await remote.start(this.url)
  }

  async stop(): Promise<void> {
    for (const remote of this.#state.settings.beside) await remote.stop()
    this.kf.stop()
    this.#deliverer.close()
    this.#state.streams.closeAll()
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
    const { ledger } = this.#state
    this.#state.ledger = undefined
    await ledger?.close()
  }

  message(message: NewMessage): Accepted {
    return acceptMessage(this.#state, this.#deliverer, message)
  }

  event(event: NewEvent): Accepted {
    return acceptEvent(this.#state, this.#deliverer, event)
  }

  faults(patch?: FaultPatch): Readonly<Faults> {
    if (patch) this.#state.faults = patchFaults(this.#state.faults, patch)
    return { ...this.#state.faults }
  }

  rules(patch?: Partial<Rules>): Readonly<Rules> {
    if (patch) this.#state.rules = patchRules(this.#state.rules, patch)
    return { ...this.#state.rules }
  }

  loginCode(
    who: string,
    { scope = 'snsapi_base', fields = [] }: Partial<Pick<Login, 'scope' | 'fields'>> = {},
  ): string {
    return this.#state.logins.issueCode({ who, scope, fields, agentId: this.#state.settings.agentId })
  }

  advance(seconds: number): void {
    this.#state.clock.advance(seconds)
  }

  sent(): SentItem[] {
    return this.#state.sent.list()
  }

  deliveries(): Delivery[] {
    return this.#state.deliveries.list()
  }

  counters(): Readonly<Counters> {
    return { ...this.#state.counters }
  }

  setCallbackUrl(url: string): void {
    this.#state.settings.callbackUrl = url
  }

  verifyUrl(): Promise<Verification> {
    return verifyUrl(this.#state)
  }

  drain(): Promise<void> {
    return this.#deliverer.drain()
  }

  async flushLedger(): Promise<void> {
    await this.#state.ledger?.flush()
  }

  reset(): void {
    this.kf.stop()
    this.#deliverer.abandon()
    resetState(this.#state)
  }
}
