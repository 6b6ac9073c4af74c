import { randomBytes } from 'node:crypto'

interface CardCode {
  /** Empty when the card was pressed and nobody knows which it was. */
  readonly msgid: string
  readonly agentId: number
  readonly expiresAt: number
}

const lifeMs = 72 * 3_600_000
const kept = 10_000

/** The codes that allow one change of a template card within 72 h. */
export class CardCodes {
  readonly #now: () => number
  readonly #codes = new Map<string, CardCode>()

  constructor(now: () => number) {
    this.#now = now
  }

  issue(of: { msgid: string; agentId: number }): string {
    const code = randomBytes(24).toString('base64url')
    this.#codes.set(code, { ...of, expiresAt: this.#now() + lifeMs })
    const [oldest] = this.#codes.keys()
    if (this.#codes.size > kept && oldest !== undefined) this.#codes.delete(oldest)
    return code
  }

  find(code: string): CardCode | undefined {
    const found = this.#codes.get(code)
    return found && this.#now() < found.expiresAt ? found : undefined
  }

  use(code: string): void {
    this.#codes.delete(code)
  }

  clear(): void {
    this.#codes.clear()
  }
}
