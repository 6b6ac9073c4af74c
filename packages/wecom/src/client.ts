import { type Authorized, createAuthorized } from './authorized.ts'
import { publicApiBase, readAgentId, readApiBase, readLoginBase, readTimeout } from './client-options.ts'
import { createTransport } from './create-transport.ts'
import { logTransport, type WeComLog } from './log.ts'
import { createDepartments, type Departments } from './resources/departments.ts'
import { createKf, type Kf } from './resources/kf/index.ts'
import { createMedia, type Media } from './resources/media.ts'
import { createMembers, type Members } from './resources/members.ts'
import { createMessages, type Messages } from './resources/messages.ts'
import { createOAuth, type OAuth } from './resources/oauth.ts'
import { createWeb, type Web } from './resources/web.ts'
import type { Sleep } from './retry.ts'
import { type Clock, WeComTokenManager } from './token.ts'
import { createMemoryTokenStore, type TokenStore } from './token-store.ts'
import type { WeComCall, WeComCallOptions, WeComMethod, WeComReply } from './transport.ts'

export interface WeComClientOptions {
  readonly corpId: string
  readonly secret: string
  /** Needed to send messages and to build login links. */
  readonly agentId?: number | string
  /** Origin of the API: a simulator or a proxy instead of the public host. */
  readonly apiBase?: string
  /** Origin of the pages where people log in: a simulator instead of WeCom's own hosts. */
  readonly loginBase?: string
  /** Of each HTTP request, in milliseconds; 30 s when absent. */
  readonly timeoutMs?: number
  readonly fetch?: typeof globalThis.fetch
  readonly clock?: Clock
  readonly tokenStore?: TokenStore
  readonly log?: WeComLog
  /** Waits between the tries of a call; for tests. */
  readonly sleep?: Sleep
}

/** One app of one company. Holds no connection of its own; there is nothing to close. */
export class WeComClient {
  readonly token: WeComTokenManager
  readonly departments: Departments
  readonly members: Members
  readonly messages: Messages
  readonly media: Media
  readonly kf: Kf
  readonly oauth: OAuth
  readonly web: Web
  readonly #authorized: Authorized

  /** @throws WeComConfigError for a bad apiBase, loginBase, timeout or agentId; missing ids are reported when they are needed */
  constructor(options: WeComClientOptions) {
    const agentId = readAgentId(options.agentId)
    const bare = createTransport({
      apiBase: readApiBase(options.apiBase ?? publicApiBase),
      timeoutMs: readTimeout(options.timeoutMs ?? 30_000),
      secret: options.secret,
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    })
    const transport = options.log ? logTransport(bare, options.log) : bare
    this.token = new WeComTokenManager({
      corpId: options.corpId,
      secret: options.secret,
      transport,
      store: options.tokenStore ?? createMemoryTokenStore(),
      clock: options.clock ?? Date,
    })
    this.#authorized = createAuthorized({ transport, token: this.token, sleep: options.sleep })
    const call: WeComCall = (method, path, callOptions) => this.call(method, path, callOptions)
    this.departments = createDepartments(call)
    this.members = createMembers(call)
    this.messages = createMessages(call, agentId)
    this.media = createMedia(call, this.#authorized)
    this.kf = createKf(call)
    const loginBase = options.loginBase === undefined ? undefined : readLoginBase(options.loginBase)
    this.oauth = createOAuth(call, { corpId: options.corpId, agentId, loginBase })
    this.web = createWeb(call)
  }

  /**
   * Any API of WeCom. A refused token (40001, 40014, 42001) is replaced and the call made again, once. A call that reads
   * (GET) or is `repeatable` is made up to three times when WeCom is busy (-1) or counts too many calls (45009, 45033).
   * @param path begins with `/cgi-bin/`
   * @throws WeComApiError when errcode is not 0
   * @throws WeComTokenError when there is no token, or the new one is refused too
   * @throws WeComNetworkError, WeComTimeoutError with `requestSent`
   */
  async call(method: WeComMethod, path: string, options: WeComCallOptions = {}): Promise<WeComReply> {
    if (!/^\/[\w/.-]+$/.test(path)) throw new TypeError('a WeCom path begins with / and has no query')
    const { query, body, repeatable = method === 'GET' } = options
    return (await this.#authorized({ method, path, query, body, repeatable })).reply
  }
}
