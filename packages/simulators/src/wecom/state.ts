import { decodeAesKey } from './crypto.ts'
import { type Faults, noFaults } from './faults.ts'
import type { Ledger } from './ledger.ts'
import { Members } from './members.ts'
import { type Settings, settingsOf, type WeComSimulatorOptions } from './options.ts'
import { createRandom } from './random.ts'
import { Chats } from './store/chats.ts'
import { createMsgIds } from './store/msg-ids.ts'
import { type Counters, type Delivery, type SentItem, zeroCounters } from './store/records.ts'
import { Repeats } from './store/repeats.ts'
import { Ring } from './store/ring.ts'
import { Streams } from './store/streams.ts'
import { Tokens } from './tokens.ts'

const itemsKept = 1_000

/** Everything one simulator knows; the other files are functions over it. */
export interface State {
  readonly settings: Settings
  readonly aesKey: Buffer
  readonly members: Members
  readonly tokens: Tokens
  readonly deliveries: Ring<Delivery>
  readonly sent: Ring<SentItem>
  readonly chats: Chats
  readonly streams: Streams
  readonly repeats: Repeats
  readonly nextMsgId: () => bigint
  random: () => number
  faults: Faults
  counters: Counters
  ledger: Ledger | undefined
}

export function createState(options: WeComSimulatorOptions): State {
  const settings = settingsOf(options)
  const capacity = settings.keepAll ? Number.POSITIVE_INFINITY : itemsKept
  return {
    settings,
    aesKey: decodeAesKey(settings.encodingAesKey),
    members: new Members(options.members),
    tokens: new Tokens(settings),
    deliveries: new Ring(capacity),
    sent: new Ring(capacity),
    chats: new Chats(),
    streams: new Streams(),
    repeats: new Repeats(),
    nextMsgId: createMsgIds(Date.now()),
    random: createRandom(settings.seed),
    faults: { ...noFaults },
    counters: zeroCounters(),
    ledger: undefined,
  }
}

/** Back to the first moment, but the access token stays valid and MsgIds go on. */
export function resetState(state: State): void {
  state.members.reset()
  state.tokens.forgiveWrongSecrets()
  state.deliveries.clear()
  state.sent.clear()
  state.chats.clear()
  state.repeats.clear()
  state.random = createRandom(state.settings.seed)
  state.faults = { ...noFaults }
  state.counters = zeroCounters()
  state.streams.publishToAll('history', { items: [] })
}
