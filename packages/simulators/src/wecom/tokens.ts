import { randomBytes } from 'node:crypto'

const banMs = 3_600_000
const expiredKept = 100

export type TokenVerdict = 'valid' | 'expired' | 'unknown'

/** The access token of the app: the same one while it is valid, and who may not ask for it any more. */
export class Tokens {
  readonly #now: () => number
  readonly #ttlMs: number
  readonly #wrongSecretLimit: number
  readonly #expired = new Set<string>()
  readonly #wrongSecrets = new Map<string, { count: number; bannedUntil: number }>()
  #token = ''
  #expiresAt = 0

  constructor(options: { now: () => number; tokenTtlSeconds: number; wrongSecretLimit: number }) {
    this.#now = options.now
    this.#ttlMs = options.tokenTtlSeconds * 1000
    this.#wrongSecretLimit = options.wrongSecretLimit
  }

  /** @returns the token and its remaining whole seconds */
  current(): { token: string; expiresInSeconds: number } {
    const remainingMs = this.#expiresAt - this.#now()
    if (this.#token !== '' && remainingMs >= 1000)
      return { token: this.#token, expiresInSeconds: Math.floor(remainingMs / 1000) }
    this.expire()
    this.#token = randomBytes(48).toString('base64url')
    this.#expiresAt = this.#now() + this.#ttlMs
    return { token: this.#token, expiresInSeconds: this.#ttlMs / 1000 }
  }

  check(token: string): TokenVerdict {
    if (this.#expired.has(token)) return 'expired'
    if (token !== this.#token || token === '') return 'unknown'
    return this.#now() < this.#expiresAt ? 'valid' : 'expired'
  }

  /** Ends the current token at once, whatever time it had left. */
  expire(): void {
    if (this.#token === '') return
    this.#expired.add(this.#token)
    this.#token = ''
    const [oldest] = this.#expired
    if (this.#expired.size > expiredKept && oldest !== undefined) this.#expired.delete(oldest)
  }

  isBanned(ip: string): boolean {
    return (this.#wrongSecrets.get(ip)?.bannedUntil ?? 0) > this.#now()
  }

  countWrongSecret(ip: string): void {
    const count = (this.#wrongSecrets.get(ip)?.count ?? 0) + 1
    const banned = count >= this.#wrongSecretLimit
    this.#wrongSecrets.set(ip, { count: banned ? 0 : count, bannedUntil: banned ? this.#now() + banMs : 0 })
  }

  forgiveWrongSecrets(): void {
    this.#wrongSecrets.clear()
  }
}
