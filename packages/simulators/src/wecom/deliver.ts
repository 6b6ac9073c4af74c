import { seal } from './delivery/envelope.ts'
import { drawFate, type Fate } from './delivery/fate.ts'
import { openPassiveReply, type PassiveReply } from './delivery/passive-reply.ts'
import { Caller } from './delivery/post.ts'
import type { Receiver } from './delivery/receivers.ts'
import { recordSent } from './sent.ts'
import type { State } from './state.ts'
import { Fifo } from './store/fifo.ts'
import type { AttemptStatus, Delivery, DeliveryState } from './store/records.ts'
import { deliveryView } from './views.ts'

interface Job {
  readonly delivery: Delivery
  readonly plaintext: string
  readonly receiver: Receiver
  /** A repetition after a 200: one attempt, its outcome changes nothing. */
  readonly again: boolean
  attemptsMade: number
  /** Which reset it was started after; a job of an older one is not carried on. */
  readonly epoch: number
  readonly repeatAfter: boolean
  readonly done: (delivery: Delivery) => void
}

/**
 * Brings callbacks to the product by WeCom's rule: one attempt has 5 s; a timeout, a connection error or
 * anything but 200 is followed by up to `retries` more attempts, each with fresh envelope and the same plaintext.
 */
export class Deliverer {
  readonly #state: State
  readonly #ready = new Fifo<Job>()
  readonly #waiting = new Map<Job, NodeJS.Timeout>()
  #callers = new Map<string, Caller>()
  #active = 0
  #epoch = 0
  #drained: (() => void)[] = []

  constructor(state: State) {
    this.#state = state
  }

  /** Starts a delivery to the app; resolves when it is delivered, given up or dropped. Never rejects. */
  deliver(delivery: Delivery, plaintext: string): Promise<Delivery> {
    return this.deliverTo(this.#state.receivers.app, delivery, plaintext, drawFate(this.#state))
  }

  /** The same to any receiver, with a fate the caller has drawn. */
  deliverTo(receiver: Receiver, delivery: Delivery, plaintext: string, fate: Fate): Promise<Delivery> {
    return new Promise((done) => {
      const job: Job = {
        delivery,
        plaintext,
        receiver,
        again: false,
        attemptsMade: 0,
        repeatAfter: fate.repeated,
        epoch: this.#epoch,
        done,
      }
      if (fate.dropped) return this.#finish(job, 'dropped')
      this.#enqueue(job, fate.delayMs)
    })
  }

  /** Resolves when nothing is queued, waiting for a retry or under way. */
  drain(): Promise<void> {
    if (this.#idle()) return Promise.resolve()
    return new Promise((resolve) => this.#drained.push(resolve))
  }

  /** Gives up what has not been answered yet; attempts under way end by themselves and are not repeated. */
  abandon(): void {
    this.#epoch += 1
    for (const [job, timer] of this.#waiting) {
      clearTimeout(timer)
      this.#finish(job, 'failed')
    }
    this.#waiting.clear()
    for (let job = this.#ready.shift(); job; job = this.#ready.shift()) this.#finish(job, 'failed')
    this.#announceDrained()
  }

  close(): void {
    this.abandon()
    for (const caller of this.#callers.values()) caller.close()
    this.#callers.clear()
  }

  #enqueue(job: Job, delayMs: number): void {
    const start = () => {
      this.#waiting.delete(job)
      this.#ready.push(job)
      this.#pump()
    }
    if (delayMs > 0) this.#waiting.set(job, setTimeout(start, delayMs))
    if (delayMs === 0) start()
  }

  #pump(): void {
    while (this.#active < this.#state.settings.concurrency) {
      const job = this.#ready.shift()
      if (job === undefined) return
      this.#active += 1
      void this.#attempt(job).finally(() => {
        this.#active -= 1
        this.#pump()
        this.#announceDrained()
      })
    }
  }

  async #attempt(job: Job): Promise<void> {
    const { settings } = this.#state
    const at = new Date(settings.now()).toISOString()
    const startedMs = performance.now()
    const { status, body } = await this.#call(job)
    if (job.epoch !== this.#epoch) return job.done({ ...job.delivery, state: 'failed' })
    job.attemptsMade += 1
    this.#record(job, at, status, Math.round(performance.now() - startedMs))
    if (job.again) return
    if (status === 200) return this.#succeed(job, body)
    if (job.attemptsMade > settings.retries) return this.#finish(job, 'failed')
    this.#move(job.delivery, 'retrying')
    this.#enqueue(job, settings.retryDelayMs)
  }

  async #call({ receiver, plaintext }: Job): Promise<{ status: AttemptStatus; body: Buffer }> {
    const { concurrency, deliveryTimeoutMs } = this.#state.settings
    const callbackUrl = receiver.url()
    if (callbackUrl === undefined) return { status: 'no callback URL', body: Buffer.alloc(0) }
    const caller = this.#callers.get(callbackUrl) ?? new Caller(callbackUrl, concurrency)
    this.#callers.set(callbackUrl, caller)
    return caller.call({ method: 'POST', ...seal(this.#state, receiver, plaintext), timeoutMs: deliveryTimeoutMs })
  }

  #succeed(job: Job, body: Buffer): void {
    const mayReply = body.length > 0 && job.receiver === this.#state.receivers.app
    const reply = mayReply ? openPassiveReply(this.#state, body) : undefined
    if (reply) this.#showReply(job.delivery.from, reply)
    this.#finish(job, 'delivered')
    if (!job.repeatAfter) return
    this.#state.counters.duplicated += 1
    this.#enqueue({ ...job, again: true }, 0)
  }

  #showReply(userid: string, { msgtype, text }: PassiveReply): void {
    const content = { content: text }
    recordSent(this.#state, { to: [userid], touser: userid, msgtype, text, content, passive: true })
  }

  #record(job: Job, at: string, status: AttemptStatus, ms: number): void {
    const { delivery } = job
    delivery.attempts.push({ at, status, ms })
    this.#state.counters.attempts += 1
    this.#state.ledger?.write({
      kind: 'attempt',
      msgId: delivery.msgId,
      from: delivery.from,
      at,
      attempt: delivery.attempts.length,
      status,
    })
  }

  #finish(job: Job, state: 'delivered' | 'failed' | 'dropped'): void {
    if (job.again) return
    this.#state.counters[state] += 1
    this.#move(job.delivery, state)
    job.done(job.delivery)
  }

  #move(delivery: Delivery, state: DeliveryState): void {
    delivery.state = state
    const { streams } = this.#state
    if (streams.has(delivery.from)) streams.publish(delivery.from, 'delivery', deliveryView(delivery))
  }

  #idle(): boolean {
    return this.#active === 0 && this.#ready.length === 0 && this.#waiting.size === 0
  }

  #announceDrained(): void {
    if (!this.#idle()) return
    for (const resolve of this.#drained.splice(0)) resolve()
  }
}
