import { afterEach, expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'

const nameless = { userid: 'nameless', name: '', department: [1], position: '' }
const known = { userid: 'zhangsan', name: '张三', department: [1], position: '' }
const fresh = (n: number) => ({ userid: `fresh${n}`, name: `新人 ${n}`, department: [1], position: '' })
const desk = await bootDesk({ members: [known, nameless, ...Array.from({ length: 9 }, (_, n) => fresh(n))] })

const login = (user_id: unknown, name: unknown = 'submitted') =>
  desk.call('POST', '/api/agents/login', { body: { user_id, name } })
const everything = async () => ({
  agents: await desk.db.rows(sql`select * from agents order by id`),
  tokens: await desk.db.rows(sql`select * from staff_tokens order by token_hash`),
})

afterEach(() => desk.sim.faults({}))

test('the first sign-in of a member makes an agent, online, by the name of the directory', async () => {
  const { status, data } = await login('fresh0', '我自己起的名字')
  expect(status).toBe(200)
  expect(data).toEqual({
    id: expect.stringMatching(/^agt_/),
    user_id: 'fresh0',
    name: '新人 0',
    role: 'agent',
    status: 'online',
    current_load: 0,
    max_load: 5,
    otp_enabled: 0,
    created_at: expect.any(String),
    updated_at: expect.any(String),
    token: expect.stringMatching(/^[\w-]{43}$/),
  })
})

test('every later sign-in takes over what the directory says by then, and nothing that was submitted', async () => {
  await desk.db.run(sql`update agents set name = '旧名字', status = 'offline' where user_id = 'zhangsan'`)
  const { data } = await login('zhangsan', '冒名')
  expect(data).toMatchObject({ name: '张三', status: 'online' })
  const me = await desk.call('GET', '/api/agents/me', { token: data.token })
  expect(me.data).toMatchObject({ user_id: 'zhangsan', name: '张三' })
})

test('a directory that hides names leaves the submitted one, and later the one that is stored', async () => {
  expect((await login('nameless', '提交的名字')).data.name).toBe('提交的名字')
  expect((await login('nameless', '另一个名字')).data.name).toBe('提交的名字')
})

test('who is not in the directory is refused, and nothing is written', async () => {
  const before = await everything()
  const { status, code, message, data } = await login('stranger')
  expect([status, code, data]).toEqual([403, 1003, { reason: 'not_in_directory' }])
  expect(message).toBe('企微通讯录验证失败,新坐席注册需要企微身份验证。请稍后重试或联系管理员。')
  expect(await everything()).toEqual(before)
})

test('an agent who has left the company is refused, and is out of use from that moment on', async () => {
  const { token } = await login('fresh5').then(({ data }) => data)
  desk.sim.faults({ api: '/cgi-bin/user/get', errcode: 60111 })
  const { status, code, data } = await login('FRESH5')
  expect([status, code, data]).toEqual([403, 1003, { reason: 'not_in_directory' }])
  desk.sim.faults({})
  expect((await desk.call('GET', '/api/agents/me', { token })).status).toBe(401)
  expect(
    await desk.db.rows(sql`
      select a.is_active, a.status, l.actor_type, l.details from agents a, audit_log l
      where a.user_id = 'fresh5' and l.action = 'agent.disable' and l.target_id = a.user_id`),
  ).toEqual([{ is_active: false, status: 'offline', actor_type: 'system', details: { reason: 'not_in_directory' } }])
})

test('and in use again once the directory has them again', async () => {
  expect((await login('fresh5')).data).toMatchObject({ user_id: 'fresh5', status: 'online' })
})

test.each([
  ['does not answer HTTP', { resetConnection: true }],
  ['is broken', { failHttpStatus: 502 }],
  ['answers a page', { htmlBody: true }],
  ['is too busy for a token', { tokenErrcode: -1, tokenDiesEarly: true }],
])('when WeCom %s, an agent passes with their name unchanged and a stranger does not', async (_what, faults) => {
  await desk.db.run(sql`update agents set name = '改过的名字', status = 'offline' where user_id = 'zhangsan'`)
  desk.sim.faults(faults)
  const agent = await login('zhangsan', '冒名')
  expect([agent.status, agent.data.name, agent.data.status]).toEqual([200, '改过的名字', 'online'])

  const before = await everything()
  const stranger = await login('fresh1')
  expect([stranger.status, stranger.code, stranger.data]).toEqual([403, 1003, { reason: 'directory_unreachable' }])
  expect(stranger.message).not.toMatch(/502|40013|ECONN|html/i)
  expect(await everything()).toEqual(before)
})

test('an agent who was put out of use is not an agent, whatever the directory says', async () => {
  await login('fresh2')
  await desk.db.run(sql`update agents set is_active = false where user_id = 'fresh2'`)
  const before = await everything()
  const { status, code, data } = await login('fresh2')
  expect([status, code, data]).toEqual([403, 1012, undefined])
  expect(await everything()).toEqual(before)
})

test('a member who signs in for the first time in several windows at once is one agent', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => login('fresh3')))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1)
  expect(new Set(answers.map(({ data }) => data.token)).size).toBe(8)
})

test('a userid means the same person in any letters, as in WeCom', async () => {
  const first = await login('fresh4')
  const second = await login(' FRESH4 ')
  expect(second.data).toMatchObject({ id: first.data.id, user_id: 'fresh4' })
  expect(await desk.db.rows(sql`select 1 from agents where lower(user_id) = 'fresh4'`)).toHaveLength(1)
})

test.each([
  ['no body', undefined],
  ['a list', []],
  ['no user_id', { name: 'x' }],
  ['no name', { user_id: 'zhangsan' }],
  ['an empty user_id', { user_id: '', name: 'x' }],
  ['a blank user_id', { user_id: ' \t', name: 'x' }],
  ['a number', { user_id: 7, name: 'x' }],
  ['a null', { user_id: 'zhangsan', name: null }],
  ['an object', { user_id: { $ne: '' }, name: 'x' }],
  ['a user_id that no company has', { user_id: 'x'.repeat(65), name: 'x' }],
  ['a name that nobody has', { user_id: 'zhangsan', name: 'x'.repeat(65) }],
  ['a code that is a number', { user_id: 'zhangsan', name: 'x', otp_code: 123456 }],
])('%s is a bad shape', async (_what, body) => {
  const before = await everything()
  const { status, code, data } = await desk.call('POST', '/api/agents/login', { body })
  expect([status, code, data]).toEqual([422, 40000, undefined])
  expect(await everything()).toEqual(before)
})

test('a userid that cannot be in any directory is refused like an unknown one', async () => {
  for (const userId of ['a&userid=zhangsan', 'zhang\0san', '../user', '张三']) {
    const { status, code } = await login(userId)
    expect([userId, status, code]).toEqual([userId, 403, 1003])
  }
})

// The last one: after such a refusal WeCom is left in peace for a minute.
test('when WeCom refuses our credentials an agent passes and a stranger does not, and WeCom is not asked again at once', async () => {
  desk.sim.faults({ tokenErrcode: 40013, tokenDiesEarly: true })
  expect((await login('zhangsan')).status).toBe(200)
  desk.sim.faults({})
  const stranger = await login('fresh9')
  expect([stranger.status, stranger.code, stranger.data]).toEqual([403, 1003, { reason: 'directory_unreachable' }])
})
