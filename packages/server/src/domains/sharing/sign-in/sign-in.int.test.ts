import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { hashOf } from '../../../platform/secrets.ts'
import { bootDesk } from '../../../testing/index.ts'
import { hashPassword } from '../../access/index.ts'
import { customer, masterKey, type Person, personWith, staff } from '../testing/people.ts'

const desk = await bootDesk({
  env: { YINGDA_MASTER_KEY: masterKey, TOKEN_TTL_SECONDS: '600', OTP_REQUIRED_ROLES: 'auditor' },
})
let owner: Person

beforeAll(async () => {
  owner = await staff(desk, 'zhoujie', ['bot_owner'])
})

const told = ({ status, body }: { status: number; body: { detail?: unknown } }) => [status, body.detail]
const login = (body: object) => desk.call('POST', '/api/v1/auth/login', { body })
const verify = (token: string) => desk.call('GET', '/api/v1/auth/verify', { token })
const nobody = { valid: false, user_id: null, username: null, is_admin: false, is_end_user: false }

async function withPassword(userId: string, password: string): Promise<void> {
  await desk.db.run(sql`
    insert into agent_passwords (agent_id, hash) select id, ${await hashPassword(password)} from agents where user_id = ${userId}`)
}

test('an end user is told who they are, and for how long', async () => {
  const { id } = await customer(desk, owner, 'Alice')
  const { status, body } = await login({ username: ' ALICE ', password: 'password of Alice' })
  expect([status, body]).toEqual([
    200,
    {
      token: expect.stringMatching(/^eu\.[\w-]{43}$/),
      user_id: id,
      username: 'Alice',
      is_admin: false,
      is_end_user: true,
      expires_at: expect.stringMatching(/\+00:00$/),
    },
  ])
  expect((await verify(body.token)).body).toEqual({
    valid: true,
    user_id: id,
    username: 'Alice',
    is_admin: false,
    is_end_user: true,
  })
  const row = await desk.db.one(sql`
    select extract(epoch from expires_at - created_at)::int as seconds, t::text like ${`%${body.token}%`} as told
    from end_user_tokens t where token_hash = ${hashOf(body.token)}`)
  expect(row).toEqual({ seconds: 600, told: false })
})

test('staff with a password come in too, as what they are, and nobody is shown as present for it', async () => {
  await staff(desk, 'liuyang', ['bot_owner'])
  await staff(desk, 'lisi', ['agent'])
  await desk.db.run(sql`update agents set status = 'offline' where user_id in ('liuyang', 'lisi')`)
  for (const [username, isAdmin] of [
    ['liuyang', true],
    ['lisi', false],
  ] as const) {
    await withPassword(username, 'a password of the staff')
    const { status, body } = await login({ username, password: 'a password of the staff' })
    expect([status, body]).toMatchObject([200, { username, is_admin: isAdmin, is_end_user: false }])
    expect((await verify(body.token)).body).toMatchObject({ valid: true, username, is_admin: isAdmin })
    const row = await desk.db.one(sql`select status from agents where user_id = ${username}`)
    expect(row).toEqual({ status: 'offline' })
  }
})

test('whoever has a second factor has to bring it, and whoever has to set one up does that first', async () => {
  await staff(desk, 'hejing', ['auditor'])
  await withPassword('hejing', 'a password of the staff')
  const given = { username: 'hejing', password: 'a password of the staff' }
  expect(told(await login(given))).toEqual([403, '请先在工作台绑定动态口令（OTP）'])
  await desk.db.run(sql`update agents set otp_enabled = 1 where user_id = 'hejing'`)
  expect(told(await login(given))).toEqual([403, '该账号已启用动态口令，请一并提供 otp_code'])
  expect((await login({ ...given, otp_code: '000000' })).status).toBe(400)
})

describe('who may not come in', () => {
  test('wrong, unknown and without a password are told the same', async () => {
    await customer(desk, owner, 'bob')
    for (const [username, password] of [
      ['bob', 'password of alice'],
      ['bob', 'PASSWORD OF BOB'],
      ['nobody', 'password of bob'],
      ['zhangsan', 'password of bob'],
      ['bo\u0000b', 'password of bob'],
    ])
      expect(told(await login({ username, password }))).toEqual([401, '账号或密码错误'])
  })

  test.each([
    [{ username: '', password: 'x' }, 400],
    [{ username: 'x', password: '' }, 400],
    [{ username: 'x' }, 422],
    [{ username: 'x', password: 7 }, 422],
  ])('%j answers %i', async (body, status) => {
    expect((await login(body)).status).toBe(status)
  })

  test('guesses are few, also when they come at once, and the right one does not count', async () => {
    await customer(desk, owner, 'guessed')
    const guess = (password: string, ip: string) =>
      desk.app.inject({
        method: 'POST',
        url: '/api/v1/auth/login',
        payload: { username: 'guessed', password },
        remoteAddress: ip,
      })
    const answers = await Promise.all(Array.from({ length: 14 }, (_, index) => guess(`wrong ${index}`, '203.0.113.7')))
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(4)
    expect((await guess('password of guessed', '203.0.113.8')).statusCode).toBe(429)
    // From where they came before they still come in: strangers cannot lock them out.
    expect((await guess('password of guessed', '127.0.0.1')).statusCode).toBe(200)
  })
})

test('a token that lets nobody in is no error when it is asked about', async () => {
  for (const token of ['wrong', 'eu.wrong']) expect((await verify(token)).body).toEqual(nobody)
  expect((await desk.call('GET', '/api/v1/auth/verify')).body).toEqual(nobody)
  const master = await verify(masterKey)
  expect(master.body).toMatchObject({ valid: true, is_admin: true, is_end_user: false })
})

test('a token lives as long as it was set to, by the clock of the database', async () => {
  const { token } = await customer(desk, owner, 'old')
  await desk.db.run(sql`update end_user_tokens set expires_at = now() where token_hash = ${hashOf(token)}`)
  expect((await verify(token)).body).toEqual(nobody)
})

test('whoever signs out ends this one token', async () => {
  const visitor = await customer(desk, owner, 'leaving')
  const { body: second } = await login({ username: 'leaving', password: 'password of leaving' })
  const out = () => visitor.ask('POST', '/api/v1/auth/logout')
  expect(await out()).toMatchObject({ status: 200, body: { success: true, message: '已退出登录' } })
  expect((await verify(visitor.token)).body.valid).toBe(false)
  expect((await verify(second.token)).body.valid).toBe(true)
  expect(told(await out())).toEqual([401, '未登录或 token 无效'])
  const colleague = await staff(desk, 'zhangsan', ['agent'])
  await colleague.ask('POST', '/api/v1/auth/logout')
  expect((await verify(colleague.token)).body.valid).toBe(false)
})

test('a token of an end user opens nothing at the desk, and one of the staff is not taken for one', async () => {
  const visitor = await customer(desk, owner, 'curious')
  for (const path of ['/api/agents/me', '/api/sessions', '/api/agents', '/api/audit'])
    expect((await visitor.ask('GET', path)).status).toBe(401)
  const page = `/api/v1/public/bot-share/${'x'.repeat(32)}`
  expect(told(await owner.ask('GET', page))).toEqual([403, '仅客户账号可访问此接口'])
  expect(told(await personWith(desk, masterKey).ask('GET', page))).toEqual([401, '未登录或 token 无效'])
  expect(told(await desk.call('GET', page))).toEqual([401, '未登录或 token 无效'])
})
