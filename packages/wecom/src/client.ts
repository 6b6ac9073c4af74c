import { classifyErrcode } from './errcode.ts'
import { WeComApiError, WeComConfigError, WeComTokenError } from './errors.ts'
import { createMembers, type Members } from './resources/members.ts'
import { createMessages, type Messages } from './resources/messages.ts'
import { type Clock, WeComTokenManager } from './token.ts'
import { createMemoryTokenStore, type TokenStore } from './token-store.ts'
import {
  createTransport,
  type WeComCall,
  type WeComCallOptions,
  type WeComMethod,
  type WeComReply,
  type WeComTransport,
} from './transport.ts'

export interface WeComClientOptions {
  readonly corpId: string
  readonly secret: string
  /** Needed to send messages. */
  readonly agentId?: number | string
  /** Origin of the API: a simulator or a proxy instead of the public host. */
  readonly apiBase?: string
  /** Of each HTTP request, in milliseconds; 30 s when absent. */
  readonly timeoutMs?: number
  readonly fetch?: typeof globalThis.fetch
  readonly clock?: Clock
  readonly tokenStore?: TokenStore
}

const longestTimerMs = 2 ** 31 - 1

/** One app of one company. Holds no connection of its own; there is nothing to close. */
export class WeComClient {
  readonly token: WeComTokenManager
  readonly members: Members
  readonly messages: Messages
  readonly #transport: WeComTransport

  /** @throws WeComConfigError for a bad apiBase, timeout or agentId; missing ids are reported when they are needed */
  constructor(options: WeComClientOptions) {
    this.#transport = createTransport({
      apiBase: readApiBase(options.apiBase ?? 'https://qyapi.weixin.qq.com'),
      timeoutMs: readTimeout(options.timeoutMs ?? 30_000),
      secret: options.secret,
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    })
    this.token = new WeComTokenManager({
      corpId: options.corpId,
      secret: options.secret,
      transport: this.#transport,
      store: options.tokenStore ?? createMemoryTokenStore(),
      clock: options.clock ?? Date,
    })
    const call: WeComCall = (method, path, callOptions) => this.call(method, path, callOptions)
    this.members = createMembers(call)
    this.messages = createMessages(call, readAgentId(options.agentId))
  }

  /**
   * Any API of WeCom. A refused token (40001, 40014, 42001) is replaced and the call repeated, once.
   * @param path begins with `/cgi-bin/`
   * @throws WeComApiError when errcode is not 0
   * @throws WeComTokenError when there is no token, or the new one is refused too
   * @throws WeComNetworkError, WeComTimeoutError with `requestSent`
   */
  async call(method: WeComMethod, path: string, { query, body }: WeComCallOptions = {}): Promise<WeComReply> {
    if (!/^\/[\w/.-]+$/.test(path)) throw new TypeError('a WeCom path begins with / and has no query')
    const send = (token: string) => this.#transport({ method, path, query, body, secretQuery: { access_token: token } })
    const token = await this.token.getAccessToken()
    const reply = await send(token)
    if (classifyErrcode(reply.errcode) !== 'refresh-token') return accept(path, reply)
    const renewed = await this.token.replaceToken(token)
    const second = await send(renewed)
    if (classifyErrcode(second.errcode) !== 'refresh-token') return accept(path, second)
    throw new WeComTokenError('访问令牌过期或无效', { errcode: second.errcode })
  }
}

function accept(path: string, reply: WeComReply): WeComReply {
  if (reply.errcode === 0) return reply
  throw new WeComApiError(`企业微信接口 ${path} 返回错误: ${reply.errmsg}`, { errcode: reply.errcode })
}

function readApiBase(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (!isPlain) throw new WeComConfigError('企业微信配置无效: 接口地址 (WECHAT_API_BASE) 应为 http(s)://主机[:端口]')
  return url.origin
}

function readTimeout(ms: number): number {
  if (ms > 0 && ms <= longestTimerMs) return ms
  throw new WeComConfigError('企业微信配置无效: 超时 (WECHAT_API_TIMEOUT) 应大于 0')
}

function readAgentId(id: number | string | undefined): number | undefined {
  if (id === undefined || id === '') return undefined
  const value = Number(id)
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new WeComConfigError('企业微信配置无效: 应用 ID (WECHAT_AGENT_ID) 应为整数')
}
