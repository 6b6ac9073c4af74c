import { hash } from 'node:crypto'
import { WeComConfigError, WeComError, WeComTokenError } from './errors.ts'
import { isForAdministrator, readToken } from './read-token.ts'
import { createRedact, redactError } from './redact.ts'
import { SingleFlight } from './single-flight.ts'
import { breakerOf } from './token-breaker.ts'
import type { TokenStore } from './token-store.ts'
import type { WeComTransport } from './transport.ts'

const validateTimeoutMs = 5_000

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export interface WeComTokenManagerOptions {
  readonly corpId: string
  readonly secret: string
  readonly transport: WeComTransport
  readonly store: TokenStore
  readonly clock: Clock
}

/** The access token of one app: kept 6900 s, fetched once however many ask. */
export class WeComTokenManager {
  readonly #options: WeComTokenManagerOptions
  readonly #flight = new SingleFlight<string>()

  constructor(options: WeComTokenManagerOptions) {
    this.#options = options
  }

  /**
   * @throws WeComConfigError without any request when corpId or secret is missing
   * @throws WeComTokenError when gettoken is refused, or the store fails. After a refusal that only an administrator can
   * lift (40001, 40013, 40091, 60020), the same is thrown for 1 to 10 minutes without asking: WeCom would ban the address
   * @throws WeComNetworkError, WeComTimeoutError when gettoken cannot be reached
   */
  async getAccessToken(forceRefresh = false): Promise<string> {
    if (forceRefresh) return this.refreshToken()
    return this.#flight.run('load', async () => {
      const stored = await this.#stored()
      return stored ?? this.#exclusive(async () => (await this.#stored()) ?? this.#fetch())
    })
  }

  /** Always fetches; callers that come while one fetch is under way share it. Throws like `getAccessToken`. */
  async refreshToken(): Promise<string> {
    return this.#flight.run('refresh', () => this.#exclusive(() => this.#fetch()))
  }

  /**
   * A token other than the one that WeCom refused: the stored one if somebody refreshed meanwhile, else a new one.
   * Throws like `getAccessToken`.
   */
  async replaceToken(refused: string): Promise<string> {
    return this.#flight.run(`replace ${refused}`, () =>
      this.#exclusive(async () => {
        const stored = await this.#stored()
        if (stored !== undefined && stored !== refused) return stored
        if (stored !== undefined) await this.#guarded(() => this.#options.store.set(this.#key, undefined))
        return this.#fetch()
      }),
    )
  }

  /** The next call fetches, also when WeCom refused the last fetch: call it when the settings were corrected. */
  async clearTokenCache(): Promise<void> {
    const { store } = this.#options
    breakerOf(store, this.#key).reset()
    await this.#guarded(() => store.set(this.#key, undefined))
  }

  /** Asks WeCom whether a token is good, within 5 s. Never throws; the text says what is wrong. */
  async validateToken(token: string): Promise<readonly [isValid: boolean, errorMsg: string]> {
    if (token === '') return [false, '访问令牌无效']
    const path = '/cgi-bin/get_api_domain_ip'
    try {
      const { reply } = await this.#options.transport({
        method: 'GET',
        path,
        secretQuery: { access_token: token },
        timeoutMs: validateTimeoutMs,
      })
      if (reply.errcode === 0) return [true, '']
      if (reply.errcode === 40014) return [false, '访问令牌无效']
      if (reply.errcode === 42001) return [false, '访问令牌已过期']
      return [false, `[${reply.errcode}] ${reply.errmsg}`]
    } catch (error) {
      return [false, error instanceof Error ? error.message : '访问令牌无法验证']
    }
  }

  /** The secret tells two apps of one company apart, and a token from before a reset from one after it. */
  get #key(): string {
    return `wecom:${this.#options.corpId}:${hash('sha256', this.#options.secret).slice(0, 16)}`
  }

  async #stored(): Promise<string | undefined> {
    const { store, clock } = this.#options
    const stored = await this.#guarded(() => store.get(this.#key))
    return stored && stored.expiresAt > clock.now() ? stored.token : undefined
  }

  async #exclusive(work: () => Promise<string>): Promise<string> {
    const { store, corpId, secret } = this.#options
    if (!corpId) throw new WeComConfigError('企业微信配置无效: 企业 ID (WECHAT_CORP_ID) 未配置')
    if (!secret) throw new WeComConfigError('企业微信配置无效: 应用 Secret (WECHAT_SECRET) 未配置')
    return this.#guarded(async () => (store.exclusive ? store.exclusive(this.#key, work) : work()))
  }

  async #fetch(): Promise<string> {
    const { corpId, secret, transport, store, clock } = this.#options
    const key = this.#key
    const breaker = breakerOf(store, key)
    breaker.check(clock.now())
    const askedAt = clock.now()
    const { reply } = await transport({
      method: 'GET',
      path: '/cgi-bin/gettoken',
      query: { corpid: corpId },
      secretQuery: { corpsecret: secret },
      preparatory: true,
    })
    try {
      const stored = readToken(reply, askedAt)
      breaker.reset()
      await this.#guarded(() => store.set(key, stored), stored.token)
      return stored.token
    } catch (error) {
      if (error instanceof WeComTokenError && isForAdministrator(error.errcode ?? 0)) breaker.trip(error, clock.now())
      throw error
    }
  }

  /** A store that fails leaves the call behind it surely unsent, and its error may quote what it was given. */
  async #guarded<T>(work: () => Promise<T>, token = ''): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof WeComError) throw error
      const redact = createRedact([this.#options.secret, token])
      throw new WeComTokenError('访问令牌存储不可用', { cause: redactError(error, redact) })
    }
  }
}
