import { hash } from 'node:crypto'
import { classifyErrcode } from './errcode.ts'
import { WeComConfigError, WeComTokenError } from './errors.ts'
import type { StoredToken, TokenStore } from './token-store.ts'
import type { WeComReply, WeComTransport } from './transport.ts'

export const tokenCacheSeconds = 6900
const tokenLifeSeconds = 7200
const reserveSeconds = tokenLifeSeconds - tokenCacheSeconds
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
  readonly #key: string
  #loading: Promise<string> | undefined
  #fetching: Promise<string> | undefined

  constructor(options: WeComTokenManagerOptions) {
    this.#options = options
    // The secret tells two apps of one company apart, and a token from before a reset from one after it.
    this.#key = `wecom:${options.corpId}:${hash('sha256', options.secret).slice(0, 16)}`
  }

  /**
   * @throws WeComConfigError without any request when corpId or secret is missing
   * @throws WeComTokenError when gettoken is refused; do not repeat soon, WeCom bans the IP for an hour
   * @throws WeComNetworkError, WeComTimeoutError when gettoken cannot be reached
   */
  async getAccessToken(forceRefresh = false): Promise<string> {
    if (forceRefresh) return this.refreshToken()
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined
    })
    return this.#loading
  }

  /** Always fetches; callers that come while one fetch is under way share it. Throws like `getAccessToken`. */
  async refreshToken(): Promise<string> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined
    })
    return this.#fetching
  }

  /** A token other than the one that WeCom refused: the stored one if somebody refreshed meanwhile, else a new one. */
  async replaceToken(refused: string): Promise<string> {
    const stored = await this.#stored()
    if (stored !== undefined && stored !== refused) return stored
    if (stored !== undefined) await this.clearTokenCache()
    return this.refreshToken()
  }

  async clearTokenCache(): Promise<void> {
    await this.#options.store.set(this.#key, undefined)
  }

  /** Asks WeCom whether a token is good, within 5 s. Never throws; the text says what is wrong. */
  async validateToken(token: string): Promise<readonly [isValid: boolean, errorMsg: string]> {
    if (token === '') return [false, '访问令牌无效']
    const path = '/cgi-bin/get_api_domain_ip'
    try {
      const reply = await this.#options.transport({
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

  async #load(): Promise<string> {
    return (await this.#stored()) ?? this.refreshToken()
  }

  async #stored(): Promise<string | undefined> {
    const stored = await this.#options.store.get(this.#key)
    return stored && stored.expiresAt > this.#options.clock.now() ? stored.token : undefined
  }

  async #fetch(): Promise<string> {
    const { corpId, secret, transport, store, clock } = this.#options
    if (!corpId) throw new WeComConfigError('企业微信配置无效: 企业 ID (WECHAT_CORP_ID) 未配置')
    if (!secret) throw new WeComConfigError('企业微信配置无效: 应用 Secret (WECHAT_SECRET) 未配置')
    const askedAt = clock.now()
    const reply = await transport({
      method: 'GET',
      path: '/cgi-bin/gettoken',
      query: { corpid: corpId },
      secretQuery: { corpsecret: secret },
      preparatory: true,
    })
    const stored = readToken(reply, askedAt)
    await store.set(this.#key, stored)
    return stored.token
  }
}

function readToken(reply: WeComReply, askedAt: number): StoredToken {
  const { errcode, errmsg, access_token: token, expires_in: seconds } = reply
  if (errcode !== 0) {
    const hint = classifyErrcode(errcode, { fromGettoken: true }) === 'config' ? ', 请检查应用配置' : ''
    throw new WeComTokenError(`获取访问令牌失败: ${errmsg}${hint}`, { errcode })
  }
  if (typeof token !== 'string' || token === '') throw new WeComTokenError('获取访问令牌失败: 返回中没有 access_token')
  const life = typeof seconds === 'number' && seconds > 0 ? seconds : tokenLifeSeconds
  return { token, expiresAt: askedAt + usableSeconds(life) * 1000 }
}

/** A short-lived token keeps half of its life, so that it is cached at all. */
function usableSeconds(life: number): number {
  return Math.min(tokenCacheSeconds, Math.max(life - reserveSeconds, life / 2))
}
