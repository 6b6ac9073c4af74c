import { Clock } from '../common/clock.ts'
import { BadInput } from '../http/bad-input.ts'
import { noFaults, type YunkeFaults } from './faults.ts'
import { type Settings, settingsOf, type YunkeSimulatorOptions } from './options.ts'
import { Accounts } from './world/accounts.ts'
import { Calls } from './world/calls.ts'
import { type Company, demoCompanies } from './world/companies.ts'
import { LoginKeys } from './world/login-keys.ts'
import { makeCalls } from './world/make-calls.ts'
import { Sessions } from './world/sessions.ts'

export interface YunkeCounters {
  /** Calls of the web and the open API. */
  requests: number
  /** Passwords that were looked at, right or wrong. */
  passwords: number
  /** Logins that went well. */
  logins: number
  pushes: number
  /** Most requests under way at once, since the last reset. */
  mostAtOnce: number
  /** Requests by path. */
  paths: Record<string, number>
}

/** What one company holds beside its people. */
export interface CompanyWorld {
  readonly company: Company
  readonly calls: Calls
  /** Calls whose push failed, oldest first, by id. */
  readonly failed: Map<string, string>
}

/** Everything one simulator knows; the other files are functions over it. */
export interface State {
  readonly settings: Settings
  readonly clock: Clock
  readonly sessions: Sessions
  readonly accounts: Accounts
  readonly keys: LoginKeys
  worlds: readonly CompanyWorld[]
  faults: YunkeFaults
  counters: YunkeCounters
  underWay: number
  pushUrl: string
  /** Numbers calls that are added. */
  nextCall: number
  /** Pushes that have not ended yet. */
  readonly pushing: Set<Promise<unknown>>
}

export function createState(options: YunkeSimulatorOptions): State {
  const settings = settingsOf(options)
  const clock = new Clock(settings.now)
  return {
    settings,
    clock,
    sessions: new Sessions(clock.now),
    accounts: new Accounts(),
    keys: new LoginKeys(clock.now),
    worlds: makeWorlds(settings, demoCompanies()),
    faults: { ...noFaults },
    counters: zeroCounters(),
    underWay: 0,
    pushUrl: settings.pushUrl,
    nextCall: 1,
    pushing: new Set(),
  }
}

/** The company of a code; the first one without a code. Throws `BadInput`. */
export function worldOf({ worlds }: Pick<State, 'worlds'>, code?: string): CompanyWorld {
  const world = code === undefined ? worlds[0] : worlds.find(({ company }) => company.code === code)
  if (world) return world
  throw new BadInput(`"company" must be one of: ${worlds.map(({ company }) => company.code).join(', ')}.`)
}

/** Back to the first moment; everybody is logged out. */
export function resetState(state: State): void {
  state.clock.reset()
  state.sessions.reset()
  state.accounts.reset()
  state.worlds = makeWorlds(
    state.settings,
    state.worlds.map(({ company }) => company),
  )
  state.faults = { ...noFaults }
  state.counters = zeroCounters()
  state.pushUrl = state.settings.pushUrl
}

/** The second company is a small one. */
const makeWorlds = ({ calls, seed, now }: Settings, companies: readonly Company[]): CompanyWorld[] =>
  companies.map((company, index) => ({
    company,
    calls: new Calls(makeCalls(index === 0 ? calls : Math.min(calls, 40), seed + index, now())),
    failed: new Map(),
  }))

const zeroCounters = (): YunkeCounters => ({
  ...{ requests: 0, passwords: 0, logins: 0, pushes: 0, mostAtOnce: 0, paths: {} },
})
