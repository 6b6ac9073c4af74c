import type { Server } from 'node:http'
import { openLedger } from '../delivery/ledger.ts'
import type { Delivery } from '../delivery/records.ts'
import type { Checks } from '../http/checks.ts'
import { servePage } from '../http/pages.ts'
import { listen, type Route, shut, siteOf } from '../http/site.ts'
import { type Burst, burst } from './burst.ts'
import { activeOf, type ChatFaults, patchChatFaults } from './faults.ts'
import type { AccountLedger, ChatCounters, ChatLedgerLine, SentMessage } from './records.ts'
import { type ChatState, resetChatState, type Told } from './state.ts'

/** What every simulator of this kind can be told, by a test or over its control routes. */
export abstract class ChatSimulator<F extends ChatFaults = ChatFaults> {
  readonly #state: ChatState<F>
  readonly #checks: Checks<F>
  #server: Server | undefined
  #stop = new AbortController()

  protected constructor(state: ChatState<F>, checks: Checks<F>) {
    this.#state = state
    this.#checks = checks
  }

  /** Its phone page is `/phone/<this>`. */
  abstract readonly phone: string
  /** Serves a request if it is for this platform. */
  abstract readonly mounted: Route
  /** A customer writes. Throws `BadInput`. */
  abstract message(message: { from: string; text?: string; name?: string }): Told
  /** Everything each account emitted, what was sent back, and what was refused. */
  abstract ledger(): AccountLedger[]

  /** Origin of the API, the control routes and the pages; empty before `start`. */
  get url(): string {
    return this.#state.origin
  }

  /** Takes the port, or lives at the origin of a server that hands requests to `mounted`. Rejects with `EADDRINUSE`. */
  async start(mountedAt?: string): Promise<void> {
    const { host, port, ledgerFile } = this.#state.settings
    this.#state.ledger = await openLedger<ChatLedgerLine>(ledgerFile)
    this.#state.origin = mountedAt ?? `http://${host}:${await this.#listen(port, host)}`
  }

  /** Ends open connections, gives up unfinished deliveries and closes the ledger. */
  async stop(): Promise<void> {
    this.#stop.abort()
    this.#state.courier.close()
    this.#state.phones.close()
    if (this.#server) await shut(this.#server)
    this.#server = undefined
    const { ledger } = this.#state
    this.#state.ledger = undefined
    await ledger?.close()
  }

  /** Changes the given faults and returns all; `{}` switches all off. Throws `BadInput`. */
  faults(patch?: Partial<F>): Readonly<F> {
    return patch ? this.patchFaults(patch) : { ...this.#state.faults }
  }

  /** The same for a patch of unknown form. */
  patchFaults(patch: unknown): Readonly<F> {
    this.#state.faults = patchChatFaults(this.#checks, this.#state.noFaults, this.#state.faults, patch)
    return { ...this.#state.faults }
  }

  /** The faults that are on. */
  activeFaults(): Record<string, unknown> {
    return activeOf(this.#state.faults, this.#state.noFaults)
  }

  /** Moves the platform's clock forward. */
  advance(seconds: number): void {
    this.#state.clock.advance(seconds)
  }

  /** Milliseconds since 1970, by the platform's clock. */
  now(): number {
    return this.#state.clock.now()
  }

  burst(options: Burst): Promise<{ emitted: number }> {
    return burst((said) => void this.message(said), options, this.#stop.signal)
  }

  /** Oldest first; the newest 1000, or all with `keepAll`. */
  sent(): SentMessage[] {
    return this.#state.sent.list()
  }

  deliveries(): Delivery[] {
    return this.#state.deliveries.list()
  }

  counters(): Readonly<ChatCounters> {
    return { ...this.#state.counters }
  }

  get webhookUrl(): string | undefined {
    return this.#state.settings.webhookUrl
  }

  setWebhookUrl(url: string | undefined): void {
    this.#state.settings.webhookUrl = url
  }

  /** Resolves when no delivery is queued, waiting or under way. */
  drain(): Promise<void> {
    return this.#state.courier.drain()
  }

  /** Resolves when the ledger is on the disk; rejects when it has a hole. */
  async flushLedger(): Promise<void> {
    await this.#state.ledger?.flush()
  }

  /** Back to the first moment; tokens stay valid. */
  reset(): void {
    this.#stop.abort()
    this.#stop = new AbortController()
    this.#state.courier.abandon()
    resetChatState(this.#state)
  }

  async #listen(port: number, host: string): Promise<number> {
    const server = siteOf(async (exchange) => {
      if (await this.mounted(exchange)) return true
      return exchange.request.method === 'GET' && (await servePage(exchange.url.pathname, exchange.response))
    })
    const taken = await listen(server, port, host)
    this.#server = server
    return taken
  }
}
