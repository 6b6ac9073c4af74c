import { type Started, startFile } from './processes.ts'
import { agentId, keys, type World } from './world.ts'

export interface BenchDesk {
  readonly process: Started
  readonly url: string
  readonly port: number
  readonly token: string
}

const main = new URL('../../../../scripts/desk.mjs', import.meta.url)

/** The desk as `npm start` runs it, with the bench's PostgreSQL and WeCom. */
export async function startDesk(world: World, core?: number, more: Record<string, string> = {}): Promise<BenchDesk> {
  const env = {
    PORT: '0',
    YINGDA_DATA_DIR: world.dataDir,
    DATABASE_URL: world.deskUrl,
    WECHAT_CORP_ID: keys.receiveId,
    WECHAT_AGENT_ID: agentId,
    WECHAT_SECRET: 'bench-secret',
    WECOM_CALLBACK_TOKEN: keys.token,
    WECOM_ENCODING_AES_KEY: keys.encodingAesKey,
    WECHAT_API_BASE: world.sim.url,
    SIMULATOR: 'off',
    LOGIN_RATE: '100000/minute',
    ...more,
  }
  const started = startFile(main, [], env, core)
  const [, port = ''] = /localhost:(\d+)/.exec(await started.line(/ready at/)) ?? []
  const url = `http://127.0.0.1:${port}`
  world.sim.setCallbackUrl(`${url}/wecom/callback`)
  const { data } = await post(url, '/api/agents/login', { user_id: 'zhangsan', name: 'zhangsan' })
  return { process: started, url, port: Number(port), token: data.token }
}

interface Answer {
  readonly code: number
  readonly data: { readonly token: string }
}

async function post(url: string, path: string, body: unknown, token?: string): Promise<Answer> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  return response.json()
}

/** Brings every customer of the load to an agent, so that a message means intake and nothing else. */
export async function handOver(world: World, desk: BenchDesk, customers: number): Promise<void> {
  await world.sql.query('update agents set max_load = 1000000')
  for (let i = 0; i < customers; i++) world.sim.message({ from: `load${i}`, text: '转人工' })
  await world.sim.drain()
  await until(async () => (await withPeople(world)) >= customers && (await count(world, 'outbound')) === 0)
  for (const sessionId of await pendingSessions(world)) {
    await post(desk.url, `/api/sessions/${sessionId}/accept`, { csId: 'zhangsan' }, desk.token)
  }
  await until(async () => (await count(world, 'outbound')) === 0)
}

const withPeople = async ({ sql }: World): Promise<number> =>
  (await sql.query("select 1 from sessions where status in ('pending', 'manual') and customer_ref like 'emp:load%'"))
    .rowCount ?? 0

const pendingSessions = async ({ sql }: World): Promise<string[]> =>
  (await sql.query("select id from sessions where status = 'pending' and customer_ref like 'emp:load%'")).rows.map(
    (row) => row.id,
  )

export const count = async ({ sql }: World, table: 'outbound' | 'changes' | 'inbound' | 'messages'): Promise<number> =>
  Number((await sql.query(`select count(*) as n from ${table}`)).rows[0]?.n)

export async function until(fact: () => Promise<boolean>, everyMs = 20): Promise<void> {
  while (!(await fact())) await new Promise((resolve) => setTimeout(resolve, everyMs))
}
