import { randomUUID } from 'node:crypto'
import { parseOptions } from '@node-rs/argon2'
import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { botOf, customer, linkTo, masterKey, type Person, personWith, staff } from '../testing/people.ts'

const desk = await bootDesk({ env: { YINGDA_MASTER_KEY: masterKey, END_USER_PASSWORD_MIN: '8' } })
const master = personWith(desk, masterKey)
let owner: Person
let other: Person

beforeAll(async () => {
  owner = await staff(desk, 'zhoujie', ['bot_owner'])
  other = await staff(desk, 'liuyang', ['bot_owner'])
})

const users = '/api/v1/end-users'
const told = ({ status, body }: { status: number; body: { detail?: unknown } }) => [status, body.detail]
const signIn = (username: string, password: string) =>
  desk.call('POST', '/api/v1/auth/login', { body: { username, password } })
const verify = async ({ ask }: Person): Promise<boolean> => (await ask('GET', '/api/v1/auth/verify')).body.valid

test('an account is told without its password, which is kept as argon2id', async () => {
  const given = { username: ' Alice ', password: '一个秘密的口令', email: 'alice@example.com' }
  expect(told(await owner.ask('POST', users, given))).toEqual([400, 'password 至少 8 位'])
  const { status, body } = await owner.ask('POST', users, { ...given, password: '一个很长的秘密口令' })
  expect([status, body]).toEqual([
    200,
    {
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      username: 'Alice',
      email: 'alice@example.com',
      is_active: true,
      created_at: expect.stringMatching(/\+00:00$/),
      last_login: null,
    },
  ])
  const row = await desk.db.one<{ hash: string }>(
    sql`select password_hash as hash from end_users where id = ${body.id}`,
  )
  expect(row?.hash).toMatch(/^\$argon2id\$/)
  expect(parseOptions(String(row?.hash))).toMatchObject({ memoryCost: 19_456, timeCost: 2 })
})

test.each([
  [{ username: '', password: 'x' }],
  [{ username: '   ', password: 'long enough' }],
  [{ username: 'x', password: '' }],
])('%j lacks something', async (body) => {
  expect(told(await owner.ask('POST', users, body))).toEqual([400, 'username 和 password 必填'])
})

test.each([
  [{ username: 'x' }],
  [{ password: 'long enough' }],
  [{ username: 7, password: 'long enough' }],
  [{ username: 'x', password: 'long enough', email: 7 }],
])('%j is no shape of an account', async (body) => {
  expect((await owner.ask('POST', users, body)).status).toBe(422)
})

test('a name is taken once, in any case or width, by whomever, and names of the staff are taken too', async () => {
  await owner.ask('POST', users, { username: 'Bob', password: 'long enough' })
  for (const username of ['Bob', 'bob', ' BOB ', 'ｂｏｂ', 'zhangsan', 'ZhangSan', 'zhoujie']) {
    const answer = await other.ask('POST', users, { username, password: 'long enough' })
    expect([username, ...told(answer)]).toEqual([username, 409, '用户名已存在'])
  }
})

test('of 50 who want one name at once one gets it, and 49 are told that it is taken', async () => {
  const wanted = Array.from({ length: 50 }, () =>
    owner.ask('POST', users, { username: 'popular', password: 'long enough' }),
  )
  const statuses = (await Promise.all(wanted)).map(({ status }) => status).sort()
  expect(statuses).toEqual([200, ...Array.from({ length: 49 }, () => 409)])
})

test('everybody lists their own, the newest first, page by page; the master key lists all', async () => {
  const admin = await staff(desk, 'hejing', ['bot_owner'])
  const names = ['page 1', 'page 2', 'page 3']
  for (const username of names) await customer(desk, admin, username)
  const all = await admin.ask('GET', users)
  expect(all.body.items.map(({ username }: { username: string }) => username)).toEqual([...names].reverse())
  expect(all.body.items[0].last_login).toMatch(/\+00:00$/)
  const first = await admin.ask('GET', `${users}?limit=2`)
  const next = first.headers.get('x-next-cursor')
  const second = await admin.ask('GET', `${users}?limit=2&cursor=${next}`)
  expect([...first.body.items, ...second.body.items]).toEqual(all.body.items)
  expect(second.headers.get('x-next-cursor')).toBeNull()
  const everybody = await master.ask('GET', users)
  expect(everybody.body.items.length).toBeGreaterThan(3)
})

describe('accounts of somebody else are not there', () => {
  const calls = [
    ['POST', '/reset-password', { password: 'another long one' }],
    ['PATCH', '', { is_active: false }],
    ['GET', '/grants', undefined],
    ['PUT', '/grants', { all_bots: true }],
  ] as const
  test.each(calls)('%s %s', async (method, at, body) => {
    const visitor = await customer(desk, owner, `foreign ${method}${at}`)
    for (const id of [visitor.id, randomUUID(), 'x', '%00'])
      expect(told(await other.ask(method, `${users}/${id}${at}`, body))).toEqual([404, '客户账号不存在'])
    expect(await verify(visitor)).toBe(true)
  })

  test('and deleting them says done and does nothing', async () => {
    const visitor = await customer(desk, owner, 'not yours')
    const { status, body } = await other.ask('DELETE', `${users}/${visitor.id}`)
    expect([status, body]).toEqual([200, { success: true, message: '已删除' }])
    expect(await verify(visitor)).toBe(true)
  })
})

test('an empty new password is refused before it is asked whose it is', async () => {
  const reset = (id: string, body: object) => owner.ask('POST', `${users}/${id}/reset-password`, body)
  expect(told(await reset(randomUUID(), { password: '' }))).toEqual([400, 'password 必填'])
  expect(told(await reset(randomUUID(), { password: 'short' }))).toEqual([400, 'password 至少 8 位'])
  expect((await reset(randomUUID(), {})).status).toBe(422)
})

test('a reset ends every token, and only the new password lets in', async () => {
  const visitor = await customer(desk, owner, 'forgetful')
  const { status, body } = await owner.ask('POST', `${users}/${visitor.id}/reset-password`, { password: 'the new one' })
  expect([status, body]).toEqual([200, { success: true, message: '密码已重置,原 token 已失效' }])
  expect(await verify(visitor)).toBe(false)
  expect((await signIn('forgetful', 'password of forgetful')).status).toBe(401)
  expect((await signIn('forgetful', 'the new one')).status).toBe(200)
})

test('whoever is put out of use is out at once, cannot come in, and can again when put back', async () => {
  const visitor = await customer(desk, owner, 'suspended')
  const change = (body: object) => owner.ask('PATCH', `${users}/${visitor.id}`, body)
  expect((await change({ is_active: false })).body).toMatchObject({ username: 'suspended', is_active: false })
  expect(await verify(visitor)).toBe(false)
  expect(told(await signIn('suspended', 'password of suspended'))).toEqual([401, '账号或密码错误'])
  await change({ is_active: true, email: 'back@example.com' })
  expect((await signIn('suspended', 'password of suspended')).status).toBe(200)
  expect(await verify(visitor)).toBe(false)
})

test('a deleted account leaves no token, and deleting again says the same', async () => {
  const visitor = await customer(desk, owner, 'gone')
  for (let time = 0; time < 2; time++) {
    const { status, body } = await owner.ask('DELETE', `${users}/${visitor.id}`)
    expect([status, body]).toEqual([200, { success: true, message: '已删除' }])
  }
  expect(await verify(visitor)).toBe(false)
  const left = await desk.db.rows(sql`select 1 from end_user_tokens where end_user_id = ${visitor.id}`)
  expect(left).toEqual([])
  expect((await owner.ask('DELETE', `${users}/no-id`)).status).toBe(200)
})

describe('whom an account lets talk to', () => {
  const open = async (visitor: Person, token: string) =>
    told(await visitor.ask('GET', `/api/v1/public/bot-share/${token}`))
  const granted = [200, undefined]
  const refused = [403, '无权访问该 bot']

  test('the bots of whoever made it, and every bot if the master key did', async () => {
    const own = await linkTo(owner, await botOf(owner))
    const foreign = await linkTo(other, await botOf(other))
    const visitor = await customer(desk, owner, 'loyal')
    const anybody = await customer(desk, master, 'anybody')
    expect(await open(visitor, own.token)).toEqual(granted)
    expect(await open(visitor, foreign.token)).toEqual(refused)
    expect(await open(anybody, own.token)).toEqual(granted)
    expect(await open(anybody, foreign.token)).toEqual(granted)
  })

  test('only the named bots, once some are named, and nobody names bots of somebody else', async () => {
    const [first, second, foreign] = [await botOf(owner), await botOf(owner), await botOf(other)]
    const links = { first: await linkTo(owner, first), second: await linkTo(owner, second) }
    const visitor = await customer(desk, owner, 'limited')
    const grants = (body: object) => owner.ask('PUT', `${users}/${visitor.id}/grants`, body)
    expect(told(await grants({ all_bots: false, bot_ids: [foreign] }))).toEqual([403, '您不是该 bot 的所有者'])
    expect((await grants({ all_bots: false, bot_ids: [second] })).body).toEqual({ all_bots: false, bot_ids: [second] })
    expect(await open(visitor, links.first.token)).toEqual(refused)
    expect(await open(visitor, links.second.token)).toEqual(granted)
    expect((await owner.ask('GET', `${users}/${visitor.id}/grants`)).body).toEqual({
      all_bots: false,
      bot_ids: [second],
    })
    await grants({ all_bots: true })
    expect(await open(visitor, links.first.token)).toEqual(granted)
  })
})

test('every act on an account is in the audit, by name and without passwords', async () => {
  const lines = await desk.db.rows<{ action: string; text: string }>(sql`
    select action, a::text as text from audit_log a where target_type = 'end_user'`)
  const actions = new Set(lines.map(({ action }) => action))
  expect([...actions].sort()).toEqual([
    'end_user.change',
    'end_user.create',
    'end_user.delete',
    'end_user.grant',
    'end_user.reset_password',
  ])
  expect(lines.filter(({ text }) => /password of|the new one|long enough/.test(text))).toEqual([])
})
