import { createHash } from 'node:crypto'
import { Clock } from '../common/clock.ts'
import { createRandom } from '../common/random.ts'
import { Ring } from '../common/ring.ts'
import { Courier, type Parcel } from '../delivery/courier.ts'
import { drawFate } from '../delivery/fate.ts'
import type { Ledger } from '../delivery/ledger.ts'
import type { Delivery } from '../delivery/records.ts'
import { Book } from './book.ts'
import type { ChatFaults } from './faults.ts'
import type { ChatSettings } from './options.ts'
import { Phones } from './phones.ts'
import { type ChatCounters, type ChatLedgerLine, type SentMessage, zeroChatCounters } from './records.ts'

const itemsKept = 1_000

/** What every platform of this kind knows; the other files are functions over it. */
export interface ChatState<F extends ChatFaults = ChatFaults> {
  readonly settings: ChatSettings
  readonly clock: Clock
  readonly deliveries: Ring<Delivery>
  readonly sent: Ring<SentMessage>
  readonly book: Book
  readonly phones: Phones
  readonly courier: Courier
  readonly noFaults: Readonly<F>
  faults: F
  random: () => number
  counters: ChatCounters
  ledger: Ledger<ChatLedgerLine> | undefined
  /** Where it is reached, once it has started. */
  origin: string
}

/** How a webhook went: resolves when it is delivered, given up or dropped; never rejects. */
export interface Told {
  readonly id: string
  readonly outcome: Promise<Delivery>
}

export function createChatState<F extends ChatFaults>(
  settings: ChatSettings,
  now: (() => number) | undefined,
  noFaults: Readonly<F>,
): ChatState<F> {
  const clock = new Clock(now ?? Date.now)
  const capacity = settings.keepAll ? Number.POSITIVE_INFINITY : itemsKept
  const phones = new Phones()
  const state: ChatState<F> = {
    settings,
    clock,
    phones,
    deliveries: new Ring(capacity),
    sent: new Ring(capacity),
    book: new Book(capacity),
    courier: new Courier({
      timeoutMs: settings.deliveryTimeoutMs,
      retryDelaysMs: settings.retryDelaysMs,
      concurrency: settings.concurrency,
      now: clock.now,
      counters: () => state.counters,
      onAttempt: ({ msgId, from, attempts }, { at, status }) =>
        state.ledger?.write({ kind: 'attempt', msgId, from, at, attempt: attempts.length, status }),
      onMove: (delivery) => phones.moved(delivery),
    }),
    noFaults,
    faults: { ...noFaults },
    random: createRandom(settings.seed),
    counters: zeroChatCounters(),
    ledger: undefined,
    origin: '',
  }
  return state
}

/** Back to the first moment. */
export function resetChatState<F extends ChatFaults>(state: ChatState<F>): void {
  state.clock.reset()
  state.deliveries.clear()
  state.sent.clear()
  state.book.clear()
  state.phones.clear()
  state.faults = { ...state.noFaults }
  state.random = createRandom(state.settings.seed)
  state.counters = zeroChatCounters()
}

export const newDelivery = (
  { clock }: Pick<ChatState, 'clock'>,
  of: Pick<Delivery, 'msgId' | 'kind' | 'from' | 'text'>,
): Delivery => ({ ...of, at: new Date(clock.now()).toISOString(), state: 'delivering', attempts: [] })

/** Starts a webhook; `seal` makes each attempt of it for the URL that is set then. */
export function tell<F extends ChatFaults>(
  state: ChatState<F>,
  delivery: Delivery,
  seal: (url: string) => Parcel,
): Promise<Delivery> {
  state.deliveries.push(delivery)
  const url = () => state.settings.webhookUrl
  return state.courier.deliver({
    delivery,
    fate: drawFate(state),
    seal: () => {
      const to = url()
      return to === undefined ? undefined : seal(to)
    },
  })
}

interface Outgoing extends Pick<SentMessage, 'msgid' | 'account' | 'touser' | 'msgtype' | 'text' | 'body'> {
  readonly content: object
}

/** Writes down what the product sent; putting it on the phone is the caller's. */
export function recordSent<F extends ChatFaults>(state: ChatState<F>, { content, ...told }: Outgoing): SentMessage {
  const of = JSON.stringify([told.touser, told.msgtype, content])
  const sent: SentMessage = {
    ...told,
    at: new Date(state.clock.now()).toISOString(),
    to: [told.touser],
    hash: createHash('sha256').update(of).digest('hex'),
  }
  state.counters.sent += 1
  state.sent.push(sent)
  state.book.sent(told.account, sent)
  state.ledger?.write({ kind: 'sent', msgid: sent.msgid, touser: sent.touser, at: sent.at, hash: sent.hash })
  return sent
}

/** The error that a fault makes of the next message, if one does; the last of so many times switches it off. */
export function takeSendFault({ faults }: { faults: ChatFaults }): number {
  const code = faults.sendErrcode
  if (faults.sendErrcodeTimes === 1) faults.sendErrcode = 0
  if (faults.sendErrcodeTimes > 0) faults.sendErrcodeTimes -= 1
  return code
}
