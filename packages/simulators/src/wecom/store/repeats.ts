const kept = 20_000

/** Remembers what was sent to whom with the duplicate check on, until its interval is over. */
export class Repeats {
  readonly #until = new Map<string, number>()

  /** @returns whether the same content went to this member inside the interval; if not, it is remembered now */
  seen(userid: string, hash: string, nowMs: number, intervalMs: number): boolean {
    const key = `${userid.toLowerCase()}|${hash}`
    if ((this.#until.get(key) ?? 0) > nowMs) return true
    this.#until.set(key, nowMs + intervalMs)
    const [oldest] = this.#until.keys()
    if (this.#until.size > kept && oldest !== undefined) this.#until.delete(oldest)
    return false
  }

  clear(): void {
    this.#until.clear()
  }
}
