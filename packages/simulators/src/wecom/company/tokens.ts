import { randomBytes } from 'node:crypto'
import type { App } from './apps.ts'

const banMs = 3_600_000
const expiredKept = 100

export type TokenVerdict =
  | { readonly verdict: 'expired' | 'unknown' }
  | { readonly verdict: 'valid'; readonly app: App }

interface Issued {
  readonly app: App
  readonly expiresAt: number
}

/** The access tokens, one for each secret: the same one while it is valid, and who may not ask for it any more. */
export class Tokens {
  readonly #now: () => number
  readonly #ttlMs: number
  readonly #wrongSecretLimit: number
  readonly #valid = new Map<string, Issued>()
  readonly #expired = new Set<string>()
  readonly #wrongSecrets = new Map<string, { count: number; bannedUntil: number }>()

  constructor(options: { now: () => number; tokenTtlSeconds: number; wrongSecretLimit: number }) {
    this.#now = options.now
    this.#ttlMs = options.tokenTtlSeconds * 1000
    this.#wrongSecretLimit = options.wrongSecretLimit
  }

  /** @returns the app's token and its remaining whole seconds */
  current(app: App): { token: string; expiresInSeconds: number } {
    for (const [token, issued] of this.#valid) {
      if (issued.app !== app) continue
      const remainingMs = issued.expiresAt - this.#now()
      if (remainingMs >= 1000) return { token, expiresInSeconds: Math.floor(remainingMs / 1000) }
      this.expire(token)
    }
    const token = randomBytes(48).toString('base64url')
    this.#valid.set(token, { app, expiresAt: this.#now() + this.#ttlMs })
    return { token, expiresInSeconds: this.#ttlMs / 1000 }
  }

  check(token: string): TokenVerdict {
    const issued = this.#valid.get(token)
    if (issued === undefined) return { verdict: this.#expired.has(token) ? 'expired' : 'unknown' }
    return this.#now() < issued.expiresAt ? { verdict: 'valid', app: issued.app } : { verdict: 'expired' }
  }

  /** Ends a token at once, whatever time it had left. */
  expire(token: string): void {
    this.#valid.delete(token)
    this.#expired.add(token)
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
