const minuteMs = 60_000
const hourMs = 3_600_000

interface Counter {
  windowStart: number
  count: number
  blockedUntil: number
}

/** Counts calls by name in fixed windows. Over the limit a name is blocked for as long as the window is. */
export class Quotas {
  readonly #now: () => number
  readonly #counters = new Map<string, Counter>()
  readonly #running = new Map<string, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** @param limit 0 = none */
  takeMinute(name: string, limit: number): boolean {
    return this.#take(`m:${name}`, limit, minuteMs)
  }

  takeHour(name: string, limit: number): boolean {
    return this.#take(`h:${name}`, limit, hourMs)
  }

  /** The same without blocking: the surplus of a minute does not fit, the next minute begins anew. */
  fitsMinute(name: string, limit: number): boolean {
    if (limit === 0) return true
    const counter = this.#counter(`f:${name}`, minuteMs)
    counter.count += 1
    return counter.count <= limit
  }

  /** Counts a call as running until `leave`; `false` when as many as allowed are running already. */
  enter(name: string, limit: number): boolean {
    const running = this.#running.get(name) ?? 0
    if (limit > 0 && running >= limit) return false
    this.#running.set(name, running + 1)
    return true
  }

  leave(name: string): void {
    this.#running.set(name, (this.#running.get(name) ?? 1) - 1)
  }

  clear(): void {
    this.#counters.clear()
  }

  #take(name: string, limit: number, windowMs: number): boolean {
    if (limit === 0) return true
    const now = this.#now()
    const counter = this.#counter(name, windowMs)
    if (counter.blockedUntil > now) return false
    counter.count += 1
    if (counter.count <= limit) return true
    Object.assign(counter, { windowStart: now + windowMs, count: 0, blockedUntil: now + windowMs })
    return false
  }

  #counter(name: string, windowMs: number): Counter {
    const now = this.#now()
    const counter = this.#counters.get(name) ?? { windowStart: now, count: 0, blockedUntil: 0 }
    this.#counters.set(name, counter)
    if (now - counter.windowStart >= windowMs) Object.assign(counter, { windowStart: now, count: 0 })
    return counter
  }
}
