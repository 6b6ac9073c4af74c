import { createWeComSimulator, type Member, type WeComSimulator } from '@yingda/simulators'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { defaultBotId } from '../app/accounts.ts'
import { buildDesk, type Desk } from '../app/build.ts'
import { type Config, configFrom } from '../app/config.ts'
import { demoAgents, demoFaqs } from '../app/demo-content.ts'
import type { LoginResponse } from '../domains/agents/contract.ts'
import { addAgents } from '../domains/agents/index.ts'
import { addFaqs } from '../domains/knowledge/index.ts'
import { createLog, type Log } from '../platform/log.ts'
import { testDataDir } from './data-dir.ts'
import { testDatabase } from './database.ts'
import { createResponseCheck, type ResponseCheck } from './response-check.ts'
import { isSettled } from './settled.ts'

export interface TestDesk extends Desk {
  readonly sim: WeComSimulator
  readonly url: string
  readonly config: Config
  readonly databaseUrl: string
  /** Signs in by the demo's literal body. */
  login(userId: string): Promise<LoginResponse>
  /** One call as somebody, or as nobody. Throws when the answer is not what the desk's own OpenAPI declares. */
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, options?: CallOptions): Promise<Answer>
  /** Writes as a customer through the simulator and waits until the desk has nothing left to do. */
  say(from: string, text: string): Promise<void>
}

export interface CallOptions {
  readonly token?: string | undefined
  readonly body?: unknown
  /** A body as it goes over the wire, for what is no JSON. */
  readonly text?: string | undefined
  readonly headers?: Record<string, string>
}

export interface Answer {
  readonly status: number
  readonly code: number
  readonly message: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly data: any
  /** The whole of it, for families without the desk's envelope. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly body: any
  readonly headers: Headers
}

export interface BootOptions {
  readonly env?: Record<string, string>
  readonly faqs?: typeof demoFaqs
  /** Who is in the company's directory; the demo's people unless given. */
  readonly members?: readonly Member[]
  readonly log?: Log
}

export const testKeys = {
  WECHAT_CORP_ID: 'ww00112233445566aa',
  WECHAT_AGENT_ID: '1000002',
  WECHAT_SECRET: 'planted-secret-of-the-app-0123456789abcdefg',
  WECOM_CALLBACK_TOKEN: 'plantedToken0123',
  WECOM_ENCODING_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

/** The whole desk on a database of its own, with the simulator beside it. Closed when the test file ends. */
export async function bootDesk({
  env = {},
  faqs = demoFaqs,
  members,
  log = createLog('silent'),
}: BootOptions = {}): Promise<TestDesk> {
  const database = await testDatabase()
  const sim = createWeComSimulator({
    corpId: testKeys.WECHAT_CORP_ID,
    agentId: Number(testKeys.WECHAT_AGENT_ID),
    secret: testKeys.WECHAT_SECRET,
    callbackToken: testKeys.WECOM_CALLBACK_TOKEN,
    encodingAesKey: testKeys.WECOM_ENCODING_AES_KEY,
    keepAll: true,
    retryDelayMs: 20,
    ...(members && { members }),
  })
  await sim.start()
  const given = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    LOGIN_RATE: '1000/minute',
    ...testKeys,
    YINGDA_SECRET_KEY: 'the key of the tests, which seals nothing of anybody',
    WECHAT_API_BASE: sim.url,
    WECHAT_LOGIN_BASE: sim.url,
    ...env,
  }
  const config = configFrom(given)
  const desk = await buildDesk({
    dataDir: await testDataDir(),
    config,
    databaseUrl: database.url,
    settings: config.settings,
    log,
  })
  await addAgents(desk.db, demoAgents)
  await addFaqs(desk.db, defaultBotId, faqs)
  await desk.app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${portOf(desk.app)}`
  sim.setCallbackUrl(`${url}/wecom/callback`)
  afterAll(async () => {
    await sim.stop()
    await desk.stop()
  })
  const call = caller(url, await responseCheckOf(url))
  const drain = async () => {
    do await desk.drain(1)
    while (!(await isSettled(desk.db)))
    // For what nothing above asks about: the index of the search, reports, webhooks.
    await desk.drain(2)
  }
  return {
    ...desk,
    drain,
    sim,
    url,
    config,
    databaseUrl: database.url,
    call,
    async login(userId) {
      const { data, status } = await call('POST', '/api/agents/login', { body: { user_id: userId, name: userId } })
      if (status !== 200) throw new Error(`${userId} could not sign in: HTTP ${status}`)
      return data
    },
    async say(from, text) {
      sim.message({ from, text })
      await sim.drain()
      await drain()
    },
  }
}

function portOf({ server }: Pick<FastifyInstance, 'server'>): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function responseCheckOf(url: string): Promise<ResponseCheck> {
  const text = await (await fetch(`${url}/api/openapi.json`)).text()
  const check = checks.get(text) ?? createResponseCheck(JSON.parse(text))
  checks.set(text, check)
  return check
}

/** By the document: most desks of a test run say the same, and its schemas need compiling once. */
const checks = new Map<string, ResponseCheck>()

const caller =
  (url: string, check: ResponseCheck): TestDesk['call'] =>
  async (
    method,
    path,
    { token, body, text = body === undefined ? undefined : JSON.stringify(body), headers = {} } = {},
  ) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(text !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(text !== undefined && { body: text }),
    })
    const answer: Omit<Answer, 'status' | 'headers' | 'body'> = await response.json()
    check({ method, path, status: response.status, body: answer })
    return { ...answer, status: response.status, body: answer, headers: response.headers }
  }
