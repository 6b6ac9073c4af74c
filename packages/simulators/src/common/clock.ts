/** The simulator's time: the machine's, or a test's, moved forward on demand so that days pass in a moment. */
export class Clock {
  readonly #source: () => number
  #offsetMs = 0

  constructor(source: () => number) {
    this.#source = source
  }

  /** Milliseconds since 1970. */
  readonly now = (): number => this.#source() + this.#offsetMs

  advance(seconds: number): void {
    this.#offsetMs += seconds * 1000
  }

  reset(): void {
    this.#offsetMs = 0
  }
}
