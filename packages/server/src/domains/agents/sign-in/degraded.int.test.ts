import { afterEach, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { codeOf, enrol } from './testing/totp.ts'
import { asMember } from './testing/wecom.ts'

const desk = await bootDesk({
  env: { YINGDA_PROFILE: 'production', OTP_REQUIRED_ROLES: 'auditor', WECHAT_API_TIMEOUT: '1' },
})
const enter = (body: object, token?: string) => desk.call('POST', '/api/agents/login', { body, token })
const byWeCom = async (userId: string): Promise<string> => (await enter(await asMember(desk, userId))).data.token
const password = 'correct horse 电池'
const withPassword = (user_id: string) => enter({ user_id, name: '冒名', password })
for (const userId of ['zhangsan', 'admin']) {
  const token = await byWeCom(userId)
  await desk.call('PUT', '/api/agents/me/password', { token, body: { password } })
}
const outage = { failHttpStatus: 502 }
const agents = () => desk.db.rows(sql`select user_id, name, status, is_active from agents order by user_id`)

afterEach(() => desk.sim.faults({}))

type Verdict = 'in' | 'degraded' | 'not_in_directory' | 'directory_unreachable'
const userGet = '/cgi-bin/user/get'

/** What WeCom does, and what then becomes of an agent who brings their password. */
test.each<[string, Parameters<typeof desk.sim.faults>[0], Verdict]>([
  ['answers', {}, 'in'],
  ['answers 500', { api: userGet, httpStatus: 500 }, 'degraded'],
  ['is down altogether', outage, 'degraded'],
  ['does not answer in time', { api: userGet, hang: 'before' }, 'degraded'],
  ['breaks the connection', { resetConnection: true }, 'degraded'],
  ['answers a page', { htmlBody: true }, 'degraded'],
  ['answers half', { api: userGet, answer: 'truncated' }, 'degraded'],
  ['is busy (-1)', { api: userGet, errcode: -1 }, 'degraded'],
  ['has counted too many calls (45009)', { api: userGet, errcode: 45009 }, 'degraded'],
  ['has given up a token early (42001), once', { tokenDiesEarly: true }, 'in'],
  ['takes no token at all (42001)', { api: userGet, errcode: 42001 }, 'directory_unreachable'],
  ['does not let the app see them (60011)', { api: userGet, errcode: 60011 }, 'directory_unreachable'],
  ['says something that does not fit (40029)', { api: userGet, errcode: 40029 }, 'directory_unreachable'],
  ['does not know them (60111)', { api: userGet, errcode: 60111 }, 'not_in_directory'],
])('when WeCom %s', async (_what, faults, verdict) => {
  await desk.db.run(sql`
    update agents set is_active = true, left_company_at = null, status = 'offline', name = '张三' where user_id = 'zhangsan'`)
  desk.sim.faults(faults)
  const { status, code, data } = await withPassword('zhangsan')
  const [agent] = await desk.db.rows(sql`select name, is_active from agents where user_id = 'zhangsan'`)
  if (verdict === 'in' || verdict === 'degraded') {
    expect([status, code, data.degraded ?? false, data.name]).toEqual([200, 0, verdict === 'degraded', '张三'])
  } else {
    expect([status, code, data]).toEqual([403, 1003, { reason: verdict }])
  }
  expect(agent).toEqual({ name: '张三', is_active: verdict !== 'not_in_directory' })
})

test('during an outage a name proves nothing, and nobody new comes in', async () => {
  const back = await asMember(desk, 'liuyang')
  const before = await agents()
  desk.sim.faults(outage)
  expect((await enter({ user_id: 'lisi', name: '李四' })).code).toBe(1001)
  expect((await enter({ user_id: 'zhangsan', name: 'x', password: 'wrong' })).code).toBe(1001)
  expect((await enter({ user_id: 'liuyang', name: 'x', password })).code).toBe(1001)
  expect((await enter(back)).data).toEqual({ reason: 'directory_unreachable' })
  expect(await agents()).toEqual(before)
})

test('a token of one’s own that still holds is proof enough during an outage, and only then', async () => {
  const token = await byWeCom('lisi')
  const plain = { user_id: 'lisi', name: 'x' }
  expect((await enter(plain, token)).code).toBe(1001)
  desk.sim.faults(outage)
  expect((await enter({ user_id: 'admin', name: 'x' }, token)).code).toBe(1001)
  const { data } = await enter(plain, token)
  expect(data).toMatchObject({ user_id: 'lisi', name: '李四', degraded: true })
  expect((await enter(plain, data.token)).code).toBe(1001)
  await desk.db.run(sql`update staff_tokens set expires_at = now() where proof = 'wecom'`)
  expect((await enter(plain, token)).code).toBe(1001)
})

test('also when WeCom cannot say whose code it is', async () => {
  const token = await byWeCom('lisi')
  const back = await asMember(desk, 'lisi')
  desk.sim.faults(outage)
  expect((await enter(back, token)).data).toMatchObject({ user_id: 'lisi', degraded: true })
})

test('nobody administers anything by such a sign-in, on no way in', async () => {
  desk.sim.faults(outage)
  const { data } = await withPassword('admin')
  expect([data.role, data.degraded]).toEqual(['admin', true])
  const as = (method: 'GET' | 'POST', path: string) => desk.call(method, path, { token: data.token })
  expect((await as('GET', '/api/directory/runs')).code).toBe(1002)
  expect((await as('GET', '/api/agents/me')).status).toBe(200)
  const roles = await as('GET', '/api/agents/me/permissions')
  expect(roles.data.roles).toEqual(['supervisor'])
  const { ticket } = (await as('POST', '/api/ws/ticket')).data
  const socket = openSocket(desk.url, 'admin', `?ticket=${ticket}`)
  await socket.next((frame) => frame.type === 'ready')
  await socket.close()
})

test('it lasts an hour, and is written down', async () => {
  await desk.db.run(sql`update agents set is_active = true where user_id = 'zhangsan'`)
  await desk.db.run(sql`delete from audit_log`)
  desk.sim.faults(outage)
  expect((await withPassword('zhangsan')).status).toBe(200)
  const tokens = await desk.db.rows(sql`
    select extract(epoch from expires_at - created_at)::int as seconds, degraded, proof from staff_tokens
    order by created_at desc limit 1`)
  expect(tokens).toEqual([{ seconds: 3_600, degraded: true, proof: 'password' }])
  expect(await desk.db.rows(sql`select actor_id, action, details from audit_log`)).toEqual([
    { actor_id: 'zhangsan', action: 'agent.sign_in_degraded', details: { proof: 'password' } },
  ])
})

test('whoever has a second factor is asked for it during an outage too', async () => {
  const { secret } = await enrol(desk, 'lisi', await byWeCom('lisi'))
  const token = (await enter({ ...(await asMember(desk, 'lisi')), otp_code: await codeOf(secret) })).data.token
  desk.sim.faults(outage)
  const body = { user_id: 'lisi', name: 'x' }
  expect((await enter(body, token)).data.require_otp).toBe(true)
  expect((await enter({ ...body, otp_code: await codeOf(secret, 1) }, token)).data.degraded).toBe(true)
})

test('an agent who was put out of use stays so', async () => {
  await desk.db.run(sql`update agents set is_active = false where user_id = 'admin'`)
  desk.sim.faults(outage)
  expect((await withPassword('admin')).code).toBe(1001)
})
