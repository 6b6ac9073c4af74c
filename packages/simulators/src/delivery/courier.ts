import { type Call, Caller } from './caller.ts'
import type { Fate } from './fate.ts'
import { Fifo } from './fifo.ts'
import type { Attempt, AttemptStatus, Delivery, DeliveryCounters, DeliveryState } from './records.ts'

/** One attempt as it goes over the wire. */
export interface Parcel extends Pick<Call, 'query' | 'headers' | 'body'> {
  readonly url: string
}

export interface Errand {
  readonly delivery: Delivery
  readonly fate: Fate
  /** Made anew for each attempt; `undefined`: nobody is there to be told. */
  readonly seal: () => Parcel | undefined
  /** Called with the answer of the attempt that was taken. */
  readonly onTaken?: ((body: Buffer) => void) | undefined
}

export interface CourierRules {
  /** Deadline of one attempt. */
  readonly timeoutMs: number
  /** Before the second attempt, the third, and so on; after the last one it is given up. */
  readonly retryDelaysMs: readonly number[]
  /** Deliveries under way at once. */
  readonly concurrency: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly counters: () => DeliveryCounters
  readonly onAttempt: (delivery: Delivery, attempt: Attempt) => void
  readonly onMove: (delivery: Delivery) => void
}

interface Job extends Errand {
  /** A repetition after a 200: one attempt, its outcome changes nothing. */
  readonly again: boolean
  attemptsMade: number
  /** Which reset it was started after; a job of an older one is not carried on. */
  readonly epoch: number
  readonly done: (delivery: Delivery) => void
}

/** Brings callbacks to the product: a timeout, a connection error or anything but 200 is followed by more attempts. */
export class Courier {
  readonly #rules: CourierRules
  readonly #ready = new Fifo<Job>()
  readonly #waiting = new Map<Job, NodeJS.Timeout>()
  #callers = new Map<string, Caller>()
  #active = 0
  #epoch = 0
  #drained: (() => void)[] = []

  constructor(rules: CourierRules) {
    this.#rules = rules
  }

  /** Resolves when it is delivered, given up or dropped. Never rejects. */
  deliver(errand: Errand): Promise<Delivery> {
    return new Promise((done) => {
      const job: Job = { ...errand, again: false, attemptsMade: 0, epoch: this.#epoch, done }
      if (errand.fate.dropped) return this.#finish(job, 'dropped')
      this.#enqueue(job, errand.fate.delayMs)
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
    while (this.#active < this.#rules.concurrency) {
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
    const { now, retryDelaysMs } = this.#rules
    const at = new Date(now()).toISOString()
    const startedMs = performance.now()
    const { status, body } = await this.#call(job)
    if (job.epoch !== this.#epoch) return job.done({ ...job.delivery, state: 'failed' })
    this.#record(job, { at, status, ms: Math.round(performance.now() - startedMs) })
    if (job.again) return
    if (status === 200) return this.#succeed(job, body)
    const delayMs = retryDelaysMs[job.attemptsMade - 1]
    if (delayMs === undefined) return this.#finish(job, 'failed')
    this.#move(job.delivery, 'retrying')
    this.#enqueue(job, delayMs)
  }

  async #call({ seal }: Job): Promise<{ status: AttemptStatus; body: Buffer }> {
    const { concurrency, timeoutMs } = this.#rules
    const parcel = seal()
    if (parcel === undefined) return { status: 'no callback URL', body: Buffer.alloc(0) }
    const { url, ...rest } = parcel
    const caller = this.#callers.get(url) ?? new Caller(url, concurrency)
    this.#callers.set(url, caller)
    return caller.call({ method: 'POST', ...rest, timeoutMs })
  }

  #succeed(job: Job, body: Buffer): void {
    job.onTaken?.(body)
    this.#finish(job, 'delivered')
    if (!job.fate.repeated) return
    this.#rules.counters().duplicated += 1
    this.#enqueue({ ...job, again: true }, 0)
  }

  #record(job: Job, attempt: Attempt): void {
    job.attemptsMade += 1
    job.delivery.attempts.push(attempt)
    this.#rules.counters().attempts += 1
    this.#rules.onAttempt(job.delivery, attempt)
  }

  #finish(job: Job, state: 'delivered' | 'failed' | 'dropped'): void {
    if (job.again) return
    this.#rules.counters()[state] += 1
    this.#move(job.delivery, state)
    job.done(job.delivery)
  }

  #move(delivery: Delivery, state: DeliveryState): void {
    delivery.state = state
    this.#rules.onMove(delivery)
  }

  #idle(): boolean {
    return this.#active === 0 && this.#ready.length === 0 && this.#waiting.size === 0
  }

  #announceDrained(): void {
    if (!this.#idle()) return
    for (const resolve of this.#drained.splice(0)) resolve()
  }
}
