import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { codeOf, enrol, wrongCode } from './testing/totp.ts'
import { asMember, comeBackAs, type Returned } from './testing/wecom.ts'

const desk = await bootDesk({ env: { YINGDA_PROFILE: 'production', PUBLIC_BASE_URL: 'https://desk.example.com' } })
const enter = (body: object) => desk.call('POST', '/api/agents/login', { body })
const everything = async () => [
  await desk.db.rows(sql`select * from agents order by id`),
  await desk.db.rows(sql`select * from staff_tokens order by id`),
]

test.each(['qr', 'oauth'] as const)(
  'a code of WeCom lets in whose it is, and nothing else need be said: %s',
  async (kind) => {
    const { status, data } = await enter(await asMember(desk, 'zhangsan', kind))
    expect([status, data.user_id, data.name, data.status]).toEqual([200, 'zhangsan', '张三', 'online'])
    expect((await desk.call('GET', '/api/agents/me', { token: data.token })).data.user_id).toBe('zhangsan')
  },
)

test('the browser is sent to WeCom, and from there to the console of the public address', async () => {
  const challenge = 'x'.repeat(43)
  for (const [kind, host] of [
    ['qr', '/wwlogin/sso/login'],
    ['oauth', '/connect/oauth2/authorize'],
  ]) {
    const { data } = await desk.call('GET', `/api/agents/login-url?kind=${kind}&challenge=${challenge}`)
    const url = new URL(data.url)
    expect([url.origin, url.pathname]).toEqual([desk.sim.url, host])
    expect(url.searchParams.get('redirect_uri')).toBe('https://desk.example.com/console/')
    expect(url.searchParams.get('state')).toBe(data.state)
  }
})

test.each([
  '',
  'kind=qr',
  `kind=sms&challenge=${'x'.repeat(43)}`,
  'kind=qr&challenge=short',
  `kind=qr&challenge=${'+'.repeat(43)}`,
])('no address is made for %j', async (query) => {
  const { status, code } = await desk.call('GET', `/api/agents/login-url?${query}`)
  expect([status, code]).toEqual([422, 40000])
})

test('a return is good once, also for ten at once', async () => {
  const back = await asMember(desk, 'zhangsan')
  const answers = await Promise.all(Array.from({ length: 10 }, () => enter(back)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)])
  expect((await enter(back)).code).toBe(1001)
})

test.each<[string, (back: Returned, other: Returned) => object]>([
  ['the verifier of another browser', (back, other) => ({ ...back, verifier: other.verifier })],
  ['the state of another browser', (back, other) => ({ ...back, state: other.state })],
  ['no state', ({ code }) => ({ user_id: 'zhangsan', name: 'x', code })],
  ['no verifier', ({ code, state }) => ({ user_id: 'zhangsan', name: 'x', code, state })],
  ['a made-up code', (back) => ({ ...back, code: 'x'.repeat(43) })],
  ['a made-up state', (back) => ({ ...back, state: 'x'.repeat(43) })],
  ['another userid than whose code it is', (back) => ({ ...back, user_id: 'admin', name: 'x' })],
])('%s lets nobody in, and changes nothing', async (_what, spoil) => {
  const back = await asMember(desk, 'zhangsan')
  const other = await asMember(desk, 'lisi')
  const before = await everything()
  const { status, code, data } = await enter(spoil(back, other))
  expect([status, code, data]).toEqual([401, 1001, undefined])
  expect(await everything()).toEqual(before)
})

test('a return after five minutes is too late', async () => {
  const back = await asMember(desk, 'zhangsan')
  const seconds = await desk.db.rows(sql`
    select round(extract(epoch from max(expires_at) - now()))::int as left from login_states`)
  expect(seconds).toEqual([{ left: 300 }])
  await desk.db.run(sql`update login_states set expires_at = now()`)
  expect((await enter(back)).code).toBe(1001)
})

test('whoever refuses in WeCom comes back without a code, and stays outside', async () => {
  const back = await comeBackAs(desk, { sim_deny: '1' })
  expect(back.code).toBe('')
  expect((await enter(back)).status).toBe(422)
})

test('somebody of another company is not in the directory', async () => {
  const { status, code, data } = await enter(await comeBackAs(desk, { sim_openid: 'o-stranger' }))
  expect([status, code, data]).toEqual([403, 1003, { reason: 'not_in_directory' }])
})

test('a member who is no agent stays outside, unless a mapping makes them one', async () => {
  const before = await everything()
  expect((await enter(await asMember(desk, 'liuyang'))).code).toBe(1012)
  expect(await everything()).toEqual(before)
  await desk.db.run(sql`
    insert into role_mappings (id, match_type, match_value, role, created_by) values ('map_1', 'user', 'liuyang', 'supervisor', 'x')`)
  const { data } = await enter(await asMember(desk, 'liuyang'))
  expect(data).toMatchObject({ user_id: 'liuyang', role: 'supervisor', status: 'online' })
})

test('with a second factor the same return stands until the code is right, and then no more', async () => {
  const first = (await enter(await asMember(desk, 'lisi'))).data
  const { secret } = await enrol(desk, 'lisi', first.token)
  const back = await asMember(desk, 'lisi')
  const before = await everything()
  expect((await enter(back)).data).toMatchObject({ require_otp: true, user_id: 'lisi' })
  expect((await enter({ ...back, otp_code: await wrongCode(secret) })).code).toBe(1006)
  expect(await everything()).toEqual(before)
  expect((await enter({ ...back, otp_code: await codeOf(secret) })).data.token).toBeDefined()
  expect((await enter({ ...back, otp_code: await codeOf(secret, 1) })).code).toBe(1001)
})

test('an administrator sets up a second factor before anything else', async () => {
  const { data } = await enter(await asMember(desk, 'admin'))
  expect(data.otp_setup_required).toBe(true)
  expect((await desk.call('GET', '/api/agents', { token: data.token })).code).toBe(1002)
  await enrol(desk, 'admin', data.token)
  expect((await desk.call('GET', '/api/agents', { token: data.token })).status).toBe(200)
})

test('a pending second factor is verified by its owner alone', async () => {
  const { token } = (await enter(await asMember(desk, 'zhangsan'))).data
  const { secret } = (await desk.call('POST', '/api/agents/otp-bind', { token })).data
  const body = { user_id: 'zhangsan', otp_code: await codeOf(secret) }
  expect((await desk.call('POST', '/api/agents/otp-verify', { body })).code).toBe(1001)
  expect((await desk.call('POST', '/api/agents/otp-verify', { token: 'x'.repeat(43), body })).code).toBe(1001)
})

test('no code, state or verifier is kept', async () => {
  const back = await asMember(desk, 'zhangsan')
  const kept = JSON.stringify(await desk.db.rows(sql`select row_to_json(s)::text as text from login_states s`))
  for (const secret of [back.code, back.state, back.verifier]) expect(kept).not.toContain(secret)
})
