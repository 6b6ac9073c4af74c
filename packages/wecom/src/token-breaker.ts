import { WeComTokenError } from './errors.ts'
import type { TokenStore } from './token-store.ts'

const firstPauseMs = 60_000
const longestPauseMs = 600_000

/**
 * Keeps gettoken still after a refusal that only an administrator can lift: WeCom bans an address that goes on asking.
 * Each further refusal doubles the pause, up to ten minutes.
 */
export class TokenBreaker {
  #refusals = 0
  #openUntil = 0
  #refusal: WeComTokenError | undefined

  /** @throws WeComTokenError like the one that was refused, without asking again */
  check(now: number): void {
    if (!this.#refusal || now >= this.#openUntil) return
    throw new WeComTokenError(this.#refusal.message, { errcode: this.#refusal.errcode })
  }

  trip(refusal: WeComTokenError, now: number): void {
    this.#refusal = refusal
    this.#openUntil = now + Math.min(firstPauseMs * 2 ** this.#refusals, longestPauseMs)
    this.#refusals += 1
  }

  reset(): void {
    this.#refusals = 0
    this.#refusal = undefined
  }
}

const breakers = new WeakMap<TokenStore, Map<string, TokenBreaker>>()

/** Clients that share a store share what they know of a refused secret. Another secret has another key. */
export function breakerOf(store: TokenStore, key: string): TokenBreaker {
  const ofStore = breakers.get(store) ?? new Map<string, TokenBreaker>()
  breakers.set(store, ofStore)
  const breaker = ofStore.get(key) ?? new TokenBreaker()
  ofStore.set(key, breaker)
  return breaker
}
