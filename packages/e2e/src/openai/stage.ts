import { bootDesk, type TestDesk } from '@yingda/server/testing'
import OpenAI from 'openai'
import { startUpstream, type Upstream } from './upstream.ts'

export const masterKey = 'master-key-of-the-tests-with-32-bytes-and-more'

/** What the client is called with; it passes on what else is in it. */
interface Question {
  readonly model: string
  readonly messages: { role: 'user'; content: string }[]
}

export interface Link {
  readonly id: string
  readonly token: string
}

/** A desk with a model behind it, a bot that knows nothing but the model, and a customer of its own. */
export interface Stage {
  readonly desk: TestDesk
  readonly upstream: Upstream
  readonly botId: string
  /** What an end user shows. */
  readonly visitorToken: string
  readonly visitorId: string
  readonly adminToken: string
  /** As whoever holds the token; counts every request that the client really sends. */
  client(token: string, options?: ClientOptions): { openai: OpenAI; sent: () => number }
  link(settings?: object): Promise<Link>
  /** A question by that link. */
  by(link: Link, more?: object): Question
  asAdmin(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): ReturnType<TestDesk['call']>
  /** Another customer, who waits for nobody. */
  customer(): Promise<{ readonly id: string; readonly token: string }>
}

interface ClientOptions {
  readonly maxRetries?: number
  readonly url?: string
}

export async function setTheStage(): Promise<Stage> {
  const upstream = await startUpstream()
  const desk = await bootDesk({
    env: { YINGDA_MASTER_KEY: masterKey, LLM_BASE_URL: upstream.url, LLM_API_KEY: 'upstream-key', LLM_MODEL: 'm' },
  })
  const { token: adminToken } = await desk.login('admin')
  const asAdmin: Stage['asAdmin'] = (method, path, body) =>
    desk.call(method, path, { token: adminToken, ...(body && { body }) })
  const { body: bot } = await asAdmin('POST', '/api/v1/bots', { name: '小应', settings: { prompt: '你是客服。' } })
  let customers = 0
  const customer: Stage['customer'] = async () => {
    customers += 1
    const given = { username: `customer-${customers}`, password: 'a long password' }
    const { body: made } = await asAdmin('POST', '/api/v1/end-users', given)
    const { body: login } = await desk.call('POST', '/api/v1/auth/login', { body: given })
    return { id: made.id, token: login.token }
  }
  const first = await customer()
  return {
    desk,
    upstream,
    botId: bot.id,
    visitorToken: first.token,
    visitorId: first.id,
    adminToken,
    asAdmin,
    customer,
    by: ({ token }, more = {}) => ({
      model: bot.id,
      messages: [{ role: 'user', content: '退款要多久？' }],
      ...{ share_token: token, ...more },
    }),
    async link(settings = {}) {
      const { body } = await asAdmin('POST', `/api/v1/bots/${bot.id}/share-tokens`, settings)
      return { id: body.id, token: body.share_token }
    },
    client(token, { maxRetries = 0, url = desk.url } = {}) {
      let sent = 0
      const counted: typeof fetch = (input, init) => {
        sent += 1
        return fetch(input, init)
      }
      const openai = new OpenAI({ apiKey: token, baseURL: `${url}/api/v3`, maxRetries, fetch: counted })
      return { openai, sent: () => sent }
    },
  }
}
