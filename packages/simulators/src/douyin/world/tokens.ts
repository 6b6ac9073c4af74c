import { randomBytes } from 'node:crypto'
import { sealed, unsealed } from '../../common/sealed.ts'

/** What a business gave the app, under one refresh token. */
export interface Grant {
  readonly openId: string
  readonly scope: string
  readonly accessToken: string
  readonly accessUntil: number
  readonly refreshToken: string
  readonly refreshUntil: number
  readonly renewals: number
}

export type Holder = Pick<Grant, 'openId' | 'scope'> | 'expired' | 'unknown'

export const accessSeconds = 15 * 86_400
export const refreshSeconds = 30 * 86_400
export const clientSeconds = 7_200
const codeSeconds = 300
const renewalsMax = 5

/**
 * Codes and tokens of the OAuth of business accounts, by the platform's clock. Tokens say themselves whose they are and how
 * long they live, so they are good after a restart too; only what was replaced or taken back is remembered.
 */
export class Tokens {
  readonly #now: () => number
  readonly #secret: string
  readonly #codes = new Map<string, { openId: string; scope: string; until: number }>()
  readonly #dead = new Set<string>()
  /** Which access token a refresh token gave last. */
  readonly #accessOf = new Map<string, string>()
  readonly #revoked = new Map<string, number>()
  /** Rises with each token, over restarts too. */
  #issued = 0

  constructor(now: () => number, secret: string) {
    this.#now = now
    this.#secret = secret
  }

  issueCode(openId: string, scope: string): string {
    const code = randomBytes(16).toString('hex')
    this.#codes.set(code, { openId, scope, until: this.#in(codeSeconds) })
    return code
  }

  /** A code works once and for five minutes. */
  takeCode(code: string): { openId: string; scope: string } | undefined {
    const found = this.#codes.get(code)
    this.#codes.delete(code)
    return found && found.until > this.#now() ? found : undefined
  }

  grant(openId: string, scope: string): Grant {
    return this.#withRefresh(openId, scope, 0)
  }

  /** A new access token; the refresh token and its life stay. */
  refresh(refreshToken: string): Grant | undefined {
    const token = this.#read('rft', refreshToken)
    return token === 'unknown' || token === 'expired' ? undefined : this.#withAccess(token, refreshToken)
  }

  /** A new refresh token with a life of its own, five times; the access token stays. */
  renew(refreshToken: string): Grant | 'expired' | 'too often' {
    const token = this.#read('rft', refreshToken)
    if (token === 'unknown' || token === 'expired') return 'expired'
    if (token.more >= renewalsMax) return 'too often'
    this.#dead.add(refreshToken)
    return this.#withRefresh(token.openId, token.scope, token.more + 1)
  }

  holderOf(accessToken: string): Holder {
    return this.#read('act', accessToken)
  }

  /** Nothing that this business gave so far works any more. */
  revoke(openId: string): void {
    this.#revoked.set(openId, this.#issued)
  }

  issueClient(): string {
    return this.#make('clt', ['', '', this.#in(clientSeconds), 0])
  }

  isClient(token: string): boolean {
    return typeof this.#read('clt', token) === 'object'
  }

  /** Whole seconds that are left. */
  left(until: number): number {
    return Math.max(0, Math.round((until - this.#now()) / 1_000))
  }

  #withRefresh(openId: string, scope: string, renewals: number): Grant {
    const until = this.#in(refreshSeconds)
    const refreshToken = this.#make('rft', [openId, scope, until, renewals])
    return this.#withAccess({ openId, scope, until, more: renewals }, refreshToken)
  }

  #withAccess({ openId, scope, until: refreshUntil, more: renewals }: Told, refreshToken: string): Grant {
    const before = this.#accessOf.get(refreshToken)
    if (before !== undefined) this.#dead.add(before)
    const accessUntil = this.#in(accessSeconds)
    const accessToken = this.#make('act', [openId, scope, accessUntil, 0])
    this.#accessOf.set(refreshToken, accessToken)
    return { openId, scope, accessToken, accessUntil, refreshToken, refreshUntil, renewals }
  }

  #make(prefix: string, values: readonly (string | number)[]): string {
    this.#issued = Math.max(this.#issued + 1, Date.now() * 1_000)
    return `${prefix}.${Buffer.from(sealed(this.#secret, [prefix, this.#issued, ...values])).toString('hex')}`
  }

  #read(prefix: string, token: string): Told | 'expired' | 'unknown' {
    const text = Buffer.from(token.slice(prefix.length + 1), 'hex').toString()
    const [kind, issued, openId, scope, until, more] = unsealed(this.#secret, text) ?? []
    if (kind !== prefix || this.#dead.has(token)) return 'unknown'
    if (Number(issued) <= (this.#revoked.get(String(openId)) ?? 0)) return 'unknown'
    if (Number(until) <= this.#now()) return 'expired'
    return { openId: String(openId), scope: String(scope), until: Number(until), more: Number(more) }
  }

  #in(seconds: number): number {
    return this.#now() + seconds * 1_000
  }
}

interface Told {
  readonly openId: string
  readonly scope: string
  readonly until: number
  /** Of a refresh token: how often it was renewed. */
  readonly more: number
}
