import { pbkdf2Sync } from 'node:crypto'
import { WeComConfigError } from '../errors.ts'
import { decryptFernet, encryptFernet } from './fernet.ts'
import { isSealed, seal, unseal } from './sealed.ts'

export type WeComEnv = Readonly<Record<string, string | undefined>>

export interface WeComConfigOptions {
  /** `WECHAT_CORP_ID` and so on; a function is asked at the first use, and again after `clearCache`. */
  readonly env: WeComEnv | (() => WeComEnv)
  /** What `clearCache` clears besides. */
  readonly clearTokens?: () => Promise<void>
  /** Of the Fernet key. Give it to read values that another program wrote. */
  readonly fernetSalt?: string
}

/** fernet: readable by programs that know the salt · v2: a key of its own for each value, a few hundred ms */
export type SecretForm = 'fernet' | 'v2'

export interface ConfigDict {
  readonly corpId: string
  readonly agentId: string
  readonly secretConfigured: boolean
}

export const pbkdf2Iterations = 100_000

/** The settings of one app, read from an environment. */
export class WeComConfig {
  readonly #options: WeComConfigOptions
  readonly #fernetKeys = new Map<string, Buffer>()
  #env: WeComEnv | undefined

  constructor(options: WeComConfigOptions) {
    this.#options = options
  }

  /** '' when unset, like `getAgentId` and `getSecret`. */
  getCorpId(): string {
    return this.#read('WECHAT_CORP_ID')
  }

  getAgentId(): string {
    return this.#read('WECHAT_AGENT_ID')
  }

  getSecret(): string {
    return this.#read('WECHAT_SECRET')
  }

  /** Origin of the API; undefined means the public host. */
  getApiBase(): string | undefined {
    return this.#read('WECHAT_API_BASE') || undefined
  }

  /** Milliseconds, from `WECHAT_API_TIMEOUT` in seconds. */
  getTimeoutMs(): number {
    return Number(this.#read('WECHAT_API_TIMEOUT') || 30) * 1_000
  }

  /** `WECOM_REQUIRE_MOBILE`: members without a mobile number are left out of the directory. */
  requiresMobile(): boolean {
    return this.#read('WECOM_REQUIRE_MOBILE').toLowerCase() === 'true'
  }

  /** `[true, '']`, or what is missing first. No request is made. */
  validateConfig(): readonly [isValid: boolean, errorMsg: string] {
    if (!this.getCorpId()) return [false, '企业 ID (WECHAT_CORP_ID) 未配置']
    if (!this.getAgentId()) return [false, '应用 ID (WECHAT_AGENT_ID) 未配置']
    if (!this.getSecret()) return [false, '应用 Secret (WECHAT_SECRET) 未配置']
    return [true, '']
  }

  /** For showing; the secret itself is never in it. */
  getConfigDict(): ConfigDict {
    return { corpId: this.getCorpId(), agentId: this.getAgentId(), secretConfigured: this.getSecret() !== '' }
  }

  /** The keys of `getConfigDict` in snake_case, for answers in JSON. */
  toJSON(): { corp_id: string; agent_id: string; secret_configured: boolean } {
    const { corpId, agentId, secretConfigured } = this.getConfigDict()
    return { corp_id: corpId, agent_id: agentId, secret_configured: secretConfigured }
  }

  /**
   * Encrypts with a key made from `YINGDA_SECRET_KEY` (or `SECRET_KEY`).
   * @throws WeComConfigError when neither is set
   */
  encryptSecret(secret: string, form: SecretForm = 'fernet'): string {
    const [secretKey] = this.#secretKeys()
    return form === 'v2' ? seal(secretKey, secret) : encryptFernet(this.#fernetKey(secretKey), secret)
  }

  /**
   * Reads both forms, also with the former keys in `YINGDA_SECRET_KEYS_OLD` (separated by commas).
   * @throws WeComConfigError when no key opens it
   */
  decryptSecret(encrypted: string): string {
    for (const secretKey of this.#secretKeys()) {
      const text = isSealed(encrypted)
        ? unseal(secretKey, encrypted)
        : decryptFernet(this.#fernetKey(secretKey), encrypted)
      if (text !== undefined) return text
    }
    throw new WeComConfigError('密文无法解密: 密钥 (YINGDA_SECRET_KEY) 不正确, 或密文已损坏')
  }

  /** Forgets the settings and the access token: both are read anew when they are needed. */
  async clearCache(): Promise<void> {
    // First: the token is kept under the settings as they were.
    await this.#options.clearTokens?.()
    this.#env = undefined
    this.#fernetKeys.clear()
  }

  #read(name: string): string {
    const { env } = this.#options
    this.#env ??= typeof env === 'function' ? env() : env
    return this.#env[name]?.trim() ?? ''
  }

  #secretKeys(): readonly [current: string, ...old: string[]] {
    const current = this.#read('YINGDA_SECRET_KEY') || this.#read('SECRET_KEY')
    if (!current) throw new WeComConfigError('加密密钥 (YINGDA_SECRET_KEY) 未配置')
    const old = this.#read('YINGDA_SECRET_KEYS_OLD').split(',')
    return [current, ...old.map((key) => key.trim()).filter((key) => key !== '')]
  }

  #fernetKey(secretKey: string): Buffer {
    const known = this.#fernetKeys.get(secretKey)
    if (known) return known
    const salt = this.#options.fernetSalt ?? 'yingda-wecom-secret'
    const key = pbkdf2Sync(secretKey, salt, pbkdf2Iterations, 32, 'sha256')
    this.#fernetKeys.set(secretKey, key)
    return key
  }
}
