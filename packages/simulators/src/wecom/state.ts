import { Clock } from '../common/clock.ts'
import { createRandom } from '../common/random.ts'
import { Ring } from '../common/ring.ts'
import { Streams } from '../common/streams.ts'
import type { Ledger } from '../delivery/ledger.ts'
import type { Delivery } from '../delivery/records.ts'
import { type App, appsOf } from './company/apps.ts'
import { Quotas } from './company/quotas.ts'
import { patchRules, type Rules, usualRules } from './company/rules.ts'
import { Tokens } from './company/tokens.ts'
import { type CallbackReceivers, receiversOf } from './delivery/receivers.ts'
import { Directory } from './directory/directory.ts'
import { type Faults, noFaults } from './faults.ts'
import { KfState } from './kf/store/kf-state.ts'
import type { LedgerLine } from './ledger-line.ts'
import { MediaStore } from './media/store.ts'
import { Logins } from './oauth/logins.ts'
import { type Settings, settingsOf, type WeComSimulatorOptions } from './options.ts'
import { CardCodes } from './store/card-codes.ts'
import { Chats } from './store/chats.ts'
import { createMsgIds } from './store/msg-ids.ts'
import { type Counters, type SentItem, zeroCounters } from './store/records.ts'
import { Repeats } from './store/repeats.ts'

const itemsKept = 1_000

/** Everything one simulator knows; the other files are functions over it. */
export interface State {
  readonly settings: Settings
  readonly clock: Clock
  readonly receivers: CallbackReceivers
  readonly apps: readonly App[]
  readonly quotas: Quotas
  readonly media: MediaStore
  readonly cards: CardCodes
  readonly logins: Logins
  readonly kf: KfState
  readonly directory: Directory
  readonly tokens: Tokens
  readonly deliveries: Ring<Delivery>
  readonly sent: Ring<SentItem>
  readonly chats: Chats
  readonly streams: Streams
  readonly repeats: Repeats
  readonly nextMsgId: () => bigint
  rules: Rules
  /** Where it is reached, once it has started. */
  origin: string
  random: () => number
  /** Apart from `random`, so that KF traffic leaves the hits on other messages where they were. */
  kfRandom: () => number
  faults: Faults
  counters: Counters
  ledger: Ledger<LedgerLine> | undefined
}

export function createState(options: WeComSimulatorOptions): State {
  const clock = new Clock(options.now ?? Date.now)
  const settings = { ...settingsOf(options), now: clock.now }
  const directory = new Directory(options.members)
  const capacity = settings.keepAll ? Number.POSITIVE_INFINITY : itemsKept
  return {
    settings,
    clock,
    receivers: receiversOf(settings),
    apps: appsOf(settings),
    quotas: new Quotas(clock.now),
    logins: new Logins(clock.now),
    cards: new CardCodes(clock.now),
    media: new MediaStore(clock.now),
    kf: new KfState(settings, () => directory.serviceDesk().map(({ userid }) => userid)),
    directory,
    tokens: new Tokens(settings),
    deliveries: new Ring(capacity),
    sent: new Ring(capacity),
    chats: new Chats(),
    streams: new Streams(),
    repeats: new Repeats(),
    nextMsgId: createMsgIds(Date.now()),
    rules: patchRules(usualRules, settings.rules),
    random: createRandom(settings.seed),
    kfRandom: createRandom(settings.seed + 1),
    faults: { ...noFaults },
    counters: zeroCounters(),
    origin: '',
    ledger: undefined,
  }
}

/** Back to the first moment, but the access token stays valid and MsgIds go on. */
export function resetState(state: State): void {
  state.directory.reset()
  state.tokens.forgiveWrongSecrets()
  state.deliveries.clear()
  state.sent.clear()
  state.chats.clear()
  state.repeats.clear()
  state.media.clear()
  state.cards.clear()
  state.logins.clear()
  state.kf.reset()
  state.quotas.clear()
  state.clock.reset()
  state.rules = patchRules(usualRules, state.settings.rules)
  state.random = createRandom(state.settings.seed)
  state.kfRandom = createRandom(state.settings.seed + 1)
  state.faults = { ...noFaults }
  state.counters = zeroCounters()
  state.streams.publishToAll('history', { items: [] })
}
