import type { YunkeAccount, YunkeCredentials } from './accounts/accounts.ts'
import { type AutoLoginCallback, readAutoLogin } from './accounts/auto-login.ts'
import { BASE_URL, getBrowserHeaders, getCommonHeaders } from './base.ts'
import { classify, type Verdict } from './classify.ts'
import { YunkeApiError, YunkeLoginRequiredError, YunkePasswordError, YunkeTimeoutError } from './errors.ts'
import type { Cookies } from './http/cookies.ts'
import { DeadlineError, withDeadline } from './http/deadline.ts'
import { withoutSlash } from './http/hosts.ts'
import { sharedClient } from './http/http-client.ts'
import type { HttpClient } from './http/types.ts'
import { createRedact, maskPhone, redactError } from './redact.ts'

export interface YunkeApiClientOptions {
  readonly phone: string
  readonly companyCode: string
  /** The `id` that the login answered. */
  readonly userId: string
  /** `user`, `userToken` and `JESONG_USER_ID` as the login set them; sent back unchanged. */
  readonly cookies: Cookies
  /** The company's own host, as `checkAndGetUsers` tells it. */
  readonly domain?: string | undefined
  /** Logs in when the login has ended (after about 24 h). Without it `YunkeLoginRequiredError` is thrown. */
  readonly autoLoginCallback?: AutoLoginCallback | null | undefined
  /** Logins for one request; 1 when absent. */
  readonly maxRetry?: number | undefined
  /** Connections, limits, hosts and log; one for the whole process when absent. */
  readonly client?: HttpClient | undefined
}

export interface YunkeRequestOptions {
  /** Body of a POST. */
  readonly json?: unknown
  /** Query of a GET. */
  readonly params?: Readonly<Record<string, string | number>> | undefined
  /** Text fields of a multipart POST. */
  readonly form?: Readonly<Record<string, string>> | undefined
  /** Path of the page that would make this call. */
  readonly referer?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** One account of one company. Each business area is a class that extends this one. */
export class YunkeApiClient {
  readonly account: YunkeAccount
  readonly #autoLogin: AutoLoginCallback | null
  readonly #maxRetry: number
  readonly #client: HttpClient
  #credentials: YunkeCredentials

  /** @throws TypeError without a company code */
  constructor(options: YunkeApiClientOptions) {
    const { phone, companyCode, userId, cookies } = options
    const domain = withoutSlash(options.domain ?? BASE_URL)
    if (companyCode === '') throw new TypeError('companyCode is empty')
    this.account = { phone, companyCode, domain }
    this.#credentials = { cookies, userId }
    this.#autoLogin = options.autoLoginCallback ?? null
    this.#maxRetry = options.maxRetry ?? 1
    this.#client = options.client ?? sharedClient()
  }

  /** Those of the last login. */
  get cookies(): Cookies {
    return this.#credentials.cookies
  }

  get userId(): string {
    return this.#credentials.userId
  }

  /**
   * Any call of the web API, with the headers and cookies of this account. When the login has ended it is renewed through
   * the callback, once for all requests of the account that wait for it, and the call is made again.
   * @param path begins with `/`, without a query
   * @throws YunkePasswordError when the account needs a person; nothing is tried again
   * @throws YunkeLoginRequiredError when the login has ended and there is no callback
   * @throws YunkeApiError for every other refusal, with Yunke's `code`; YunkeHostError, YunkeNetworkError, YunkeTimeoutError
   */
  protected async request(
    method: 'GET' | 'POST',
    path: string,
    options: YunkeRequestOptions = {},
  ): Promise<Record<string, unknown>> {
    let logins = 0
    let hasAdopted = false
    for (;;) {
      const used = this.#credentials
      const { verdict, body } = await this.#send(method, path, used, options)
      if (verdict.kind === 'success') return body
      if (verdict.kind !== 'login-required') throw this.#refusal(path, verdict)
      const newer = hasAdopted ? undefined : this.#client.accounts.newerThan(this.account, used)
      if (newer) hasAdopted = true
      if (!newer && logins >= this.#maxRetry && this.#autoLogin) {
        throw new YunkeApiError(`登录失效且重试失败 (code=${verdict.code})`, verdict.code)
      }
      if (!newer) logins += 1
      this.#credentials = newer ?? (await this.#login(used, verdict, options.signal))
    }
  }

  async #send(method: 'GET' | 'POST', path: string, used: YunkeCredentials, options: YunkeRequestOptions) {
    const { domain, companyCode } = this.account
    const { referer, ...rest } = options
    const { status, body } = await this.#client.request({
      ...{ method, domain, path, ...rest, company: companyCode, cookies: used.cookies, repeatable: true },
      headers: {
        ...getCommonHeaders(domain),
        ...getBrowserHeaders(),
        company: companyCode,
        userid: used.userId,
        ...(referer !== undefined && { referer: `${domain}${referer}` }),
      },
    })
    return { body, verdict: classify({ status, body }) }
  }

  #refusal(path: string, { kind, code, message }: Verdict): YunkeApiError {
    if (kind !== 'password') return new YunkeApiError(message || `云客接口 ${path} 拒绝了请求`, code)
    const error = new YunkePasswordError(message || '账号密码错误、被锁定或被禁用', code)
    this.#client.accounts.refuse(this.account, error)
    this.#client.log.warn(`云客账号 ${maskPhone(this.account.phone)} 需要人工处理 (code=${code}), 不再自动登录`)
    return error
  }

  /** Whoever gives up waiting leaves the login to the others. */
  #login(dead: YunkeCredentials, { code, message }: Verdict, signal?: AbortSignal): Promise<YunkeCredentials> {
    const { accounts, log } = this.#client
    const callback = this.#autoLogin
    if (!callback) throw new YunkeLoginRequiredError(message || '登录已失效', code)
    const work = async (): Promise<YunkeCredentials> => {
      const who = maskPhone(this.account.phone)
      log.info(`云客账号 ${who} 登录失效 (code=${code}), 自动登录`)
      const fresh = readAutoLogin(await withDeadline(loginMs, undefined, callback).catch(asApiError), dead.userId)
      log.info(`云客账号 ${who} 自动登录成功`)
      return fresh
    }
    return withDeadline(2 * loginMs, signal, () => accounts.login(this.account, dead, work))
  }
}

/** A login is a few requests; one that hangs would hold up every request of the account. */
const loginMs = 120_000

/** Known errors pass unchanged, with their code. */
function asApiError(error: unknown): never {
  if (error instanceof YunkeApiError) throw error
  if (error instanceof DeadlineError) throw new YunkeTimeoutError(`自动登录超时 (${loginMs} ms)`)
  throw new YunkeApiError('自动登录失败', '', { cause: redactError(error, createRedact([])) })
}
