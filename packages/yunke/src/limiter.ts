import { type Clock, type Sleep, sleepMs } from './clock.ts'

export interface LimiterOptions {
  /** Requests that may begin in any second; 2 when absent. `Infinity` for a remote that is our own. */
  readonly requestsPerSecond?: number | undefined
  /** Requests under way at once; 2 when absent. */
  readonly inFlight?: number | undefined
  readonly clock?: Clock | undefined
  readonly sleep?: Sleep | undefined
}

interface Limits {
  readonly requestsPerSecond: number
  readonly inFlight: number
  readonly clock: Clock
  readonly sleep: Sleep
}

interface Waiting {
  start(): void
}

/** Keeps each company's requests few: Yunke asks not to be sent many in a short time. Whoever comes first goes first. */
export class YunkeLimiter {
  readonly #lanes = new Map<string, Lane>()
  readonly #options: Limits

  /** @throws RangeError for a limit that is not above 0 */
  constructor({ requestsPerSecond = 2, inFlight = 2, clock = performance, sleep = sleepMs }: LimiterOptions = {}) {
    if (!(requestsPerSecond > 0 && inFlight > 0)) throw new RangeError('a limit must be above 0')
    this.#options = { requestsPerSecond, inFlight, clock, sleep }
  }

  /** Runs the work when it is the company's turn. A signal ends the waiting, not the work. */
  async run<T>(company: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const lane = this.#lanes.get(company) ?? new Lane(this.#options)
    this.#lanes.set(company, lane)
    await lane.enter(signal)
    try {
      return await work()
    } finally {
      lane.leave()
    }
  }
}

class Lane {
  readonly #options: Limits
  /** How many may begin within `#windowMs`. */
  readonly #count: number
  readonly #windowMs: number
  readonly #waiting = new Set<Waiting>()
  #starts: number[] = []
  #running = 0
  #isAsleep = false

  constructor(options: Limits) {
    this.#options = options
    const { requestsPerSecond } = options
    const isUnlimited = requestsPerSecond === Number.POSITIVE_INFINITY
    this.#count = Math.max(1, Math.floor(requestsPerSecond))
    this.#windowMs = isUnlimited ? 0 : (this.#count / requestsPerSecond) * 1_000
  }

  async enter(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const onAbort = () => {
        this.#waiting.delete(waiting)
        reject(signal?.reason)
      }
      const start = () => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }
      const waiting = { start }
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#waiting.add(waiting)
      this.#admit()
    })
  }

  leave(): void {
    this.#running -= 1
    this.#admit()
  }

  #admit(): void {
    for (const waiting of this.#waiting) {
      if (this.#running >= this.#options.inFlight || this.#isAsleep) return
      const waitMs = this.#waitMs()
      if (waitMs > 0) return this.#admitIn(waitMs)
      this.#waiting.delete(waiting)
      this.#running += 1
      waiting.start()
    }
  }

  /** How long until one more may begin; 0: it is counted as begun. */
  #waitMs(): number {
    if (this.#windowMs === 0) return 0
    const now = this.#options.clock.now()
    const first = this.#starts[0]
    if (this.#starts.length >= this.#count && first !== undefined) {
      const waitMs = first + this.#windowMs - now
      if (waitMs > 0) return waitMs
      this.#starts.shift()
    }
    this.#starts.push(now)
    return 0
  }

  #admitIn(waitMs: number): void {
    this.#isAsleep = true
    const wake = () => {
      this.#isAsleep = false
      this.#admit()
    }
    this.#options.sleep(waitMs).then(wake, wake)
  }
}
