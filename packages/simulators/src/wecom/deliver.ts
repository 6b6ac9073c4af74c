import { Courier } from '../delivery/courier.ts'
import { drawFate, type Fate } from '../delivery/fate.ts'
import type { Attempt, Delivery } from '../delivery/records.ts'
import { seal } from './delivery/envelope.ts'
import { openPassiveReply, type PassiveReply } from './delivery/passive-reply.ts'
import type { Receiver } from './delivery/receivers.ts'
import { recordSent } from './sent.ts'
import type { State } from './state.ts'
import { deliveryView } from './views.ts'

const headers = { 'Content-Type': 'text/xml' }

/**
 * Brings callbacks to the product by WeCom's rule: one attempt has 5 s; a timeout, a connection error or
 * anything but 200 is followed by up to `retries` more attempts, each with fresh envelope and the same plaintext.
 */
export class Deliverer {
  readonly #state: State
  readonly #courier: Courier

  constructor(state: State) {
    const { concurrency, deliveryTimeoutMs, retries, retryDelayMs, now } = state.settings
    this.#state = state
    this.#courier = new Courier({
      timeoutMs: deliveryTimeoutMs,
      retryDelaysMs: Array.from({ length: retries }, () => retryDelayMs),
      concurrency,
      now,
      counters: () => state.counters,
      onAttempt: (delivery, attempt) => this.#writeDown(delivery, attempt),
      onMove: (delivery) => {
        if (state.streams.has(delivery.from)) state.streams.publish(delivery.from, 'delivery', deliveryView(delivery))
      },
    })
  }

  /** Starts a delivery to the app; resolves when it is delivered, given up or dropped. Never rejects. */
  deliver(delivery: Delivery, plaintext: string): Promise<Delivery> {
    return this.deliverTo(this.#state.receivers.app, delivery, plaintext, drawFate(this.#state))
  }

  /** The same to any receiver, with a fate the caller has drawn. */
  deliverTo(receiver: Receiver, delivery: Delivery, plaintext: string, fate: Fate): Promise<Delivery> {
    return this.#courier.deliver({
      delivery,
      fate,
      seal: () => {
        const url = receiver.url()
        return url === undefined ? undefined : { url, headers, ...seal(this.#state, receiver, plaintext) }
      },
      onTaken: (body) => {
        const mayReply = body.length > 0 && receiver === this.#state.receivers.app
        const reply = mayReply ? openPassiveReply(this.#state, body) : undefined
        if (reply) this.#showReply(delivery.from, reply)
      },
    })
  }

  drain(): Promise<void> {
    return this.#courier.drain()
  }

  abandon(): void {
    this.#courier.abandon()
  }

  close(): void {
    this.#courier.close()
  }

  #showReply(userid: string, { msgtype, text }: PassiveReply): void {
    const content = { content: text }
    recordSent(this.#state, { to: [userid], touser: userid, msgtype, text, content, passive: true })
  }

  #writeDown({ msgId, from, attempts }: Delivery, { at, status }: Attempt): void {
    this.#state.ledger?.write({ kind: 'attempt', msgId, from, at, attempt: attempts.length, status })
  }
}
