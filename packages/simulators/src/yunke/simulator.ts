import type { Route } from '../http/site.ts'
import { patchFaults, type YunkeFaults } from './faults.ts'
import { createHosts } from './hosts.ts'
import type { YunkeSimulatorOptions } from './options.ts'
import { route } from './route.ts'
import { createState, resetState, worldOf, type YunkeCounters } from './state.ts'
import type { AccountPatch } from './world/accounts.ts'
import { addCall, type NewCall } from './world/add-call.ts'
import { listRow } from './world/call.ts'
import { everyCall } from './world/calls.ts'
import type { Company } from './world/companies.ts'

export interface YunkeSimulator {
  /** Address of the first company, once started. */
  readonly url: string
  /** With addresses, once started. */
  readonly companies: readonly Readonly<Company>[]
  /** Takes the ports; with the origin of a server that hands requests to `mounted`, only that of the second company. */
  start(mountedAt?: string): Promise<void>
  stop(): Promise<void>
  /** Serves a request if it is for Yunke, on the host of the first company. */
  readonly mounted: Route
  /** Ends all logins; resolves with how many there were. */
  expire(): number
  faults(patch?: Partial<YunkeFaults>): Readonly<YunkeFaults>
  /** Password, lock and ban of an account; an unknown phone becomes one. */
  account(phone: string, patch?: AccountPatch): object
  /** A call that has just ended, of the first company unless said; resolves with its row of the list. */
  addCall(call: NewCall, company?: string): { readonly id: string; readonly callId: string }
  /** The rows of the first company's list, newest first. */
  rows(): object[]
  /** Ids of calls whose push failed, of the first company. */
  failedPushes(): string[]
  setPushUrl(url: string): void
  /** Resolves when no push is under way. */
  drain(): Promise<void>
  counters(): Readonly<YunkeCounters>
  advance(seconds: number): void
  reset(): void
}

/**
 * A Yunke of its own: the web API with its login, the signed open API, pushes and the storage of recordings, by code that
 * shares nothing with the product.
 */
export function createYunkeSimulator(options: YunkeSimulatorOptions = {}): YunkeSimulator {
  const state = createState(options)
  const hosts = createHosts(state)
  const first = () => worldOf(state)
  return {
    get url() {
      return first().company.origin
    },
    get companies() {
      return state.worlds.map(({ company }) => company)
    },
    start: hosts.start,
    stop: hosts.stop,
    mounted: (exchange) => route(state, first(), exchange),
    expire: () => state.sessions.endAll(),
    faults(patch) {
      if (patch) state.faults = patchFaults(state.faults, patch)
      return { ...state.faults }
    },
    account: (phone, patch = {}) => state.accounts.change(phone, patch),
    addCall: (call, company) => addCall(state, worldOf(state, company), call),
    rows: () =>
      first()
        .calls.find(everyCall)
        .map((call) => listRow(call, '')),
    failedPushes: () => [...first().failed.keys()],
    setPushUrl(url) {
      state.pushUrl = url
    },
    async drain() {
      while (state.pushing.size > 0) await Promise.all(state.pushing)
    },
    counters: () => ({ ...state.counters, paths: { ...state.counters.paths } }),
    advance: (seconds) => state.clock.advance(seconds),
    reset: () => resetState(state),
  }
}
