import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { botOf, customer, linkTo, masterKey, type Person, personWith, staff } from '../testing/people.ts'

const desk = await bootDesk({ env: { YINGDA_MASTER_KEY: masterKey } })
const master = personWith(desk, masterKey)
let owner: Person
let other: Person
let agent: Person
let visitor: Person
let botId: string

beforeAll(async () => {
  owner = await staff(desk, 'zhoujie', ['bot_owner'])
  other = await staff(desk, 'liuyang', ['bot_owner'])
  agent = await staff(desk, 'zhangsan', ['agent'])
  botId = await botOf(owner)
  visitor = await customer(desk, owner, 'visitor')
})

const path = (id = botId) => `/api/v1/bots/${id}/share-tokens`
const told = ({ status, body }: { status: number; body: { detail?: unknown } }) => [status, body.detail]

test('a new link is told whole, with nulls where nothing was said', async () => {
  const { status, body } = await owner.ask('POST', path(), {})
  expect(status).toBe(200)
  expect(body).toEqual({
    id: expect.stringMatching(/^[\da-f-]{36}$/),
    bot_id: botId,
    share_token: expect.stringMatching(/^[\w-]{32}$/),
    name: null,
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+00:00$/),
    expires_at: null,
    revoked_at: null,
  })
})

test('the token is kept as its SHA-256 and a sealed copy, and nowhere as it is', async () => {
  const { id, token } = await linkTo(owner, botId)
  const row = await desk.db.one<{ text: string; known: boolean }>(sql`
    select l::text as text, l.token_hash = sha256(${token}::bytea) as known from share_links l where id = ${id}`)
  expect(row?.known).toBe(true)
  expect(row?.text).not.toContain(token)
  const log = await desk.db.one<{ text: string }>(sql`select coalesce(json_agg(a)::text, '') as text from audit_log a`)
  expect(log?.text).toContain('share_link.create')
  expect(log?.text).not.toContain(token)
})

test('the list is the newest first, with what is over or revoked, and the tokens in full', async () => {
  const bot = await botOf(owner)
  const first = await linkTo(owner, bot, { name: 'first', expires_at: '2001-01-01T00:00:00Z' })
  const second = await linkTo(owner, bot, { name: 'second' })
  await owner.ask('DELETE', `/api/v1/bot-share-tokens/${second.id}`)
  const { body } = await owner.ask('GET', path(bot))
  expect(body.items).toMatchObject([
    { id: second.id, share_token: second.token, name: 'second', revoked_at: expect.any(String) },
    { id: first.id, share_token: first.token, expires_at: '2001-01-01T00:00:00+00:00', revoked_at: null },
  ])
})

describe('whoever asks is looked at first', () => {
  const calls = [
    ['POST', '/api/v1/bots/{bot}/share-tokens', { expires_at: 'wrong' }],
    ['GET', '/api/v1/bots/{bot}/share-tokens', undefined],
    ['GET', '/api/v1/bots/{bot}/share-links', undefined],
    ['DELETE', `/api/v1/bot-share-tokens/${randomUUID()}`, undefined],
    ['PATCH', `/api/v1/bot-share-tokens/${randomUUID()}`, { total: 'x' }],
    ['GET', `/api/v1/bot-share-tokens/${randomUUID()}/usage`, undefined],
    ['POST', '/api/v1/end-users', { username: '' }],
    ['GET', '/api/v1/end-users', undefined],
    ['POST', `/api/v1/end-users/${randomUUID()}/reset-password`, {}],
    ['PATCH', `/api/v1/end-users/${randomUUID()}`, { is_active: 'x' }],
    ['DELETE', `/api/v1/end-users/${randomUUID()}`, undefined],
    ['GET', `/api/v1/end-users/${randomUUID()}/grants`, undefined],
    ['PUT', `/api/v1/end-users/${randomUUID()}/grants`, { all_bots: 'x' }],
  ] as const
  test.each(calls)('%s %s', async (method, template, body) => {
    const at = template.replace('{bot}', botId)
    for (const token of [undefined, 'wrong', 'eu.wrong', `${masterKey}x`]) {
      const given = { ...(token && { token }), ...(body && { body }) }
      expect(told(await desk.call(method, at, given))).toEqual([401, '未登录或 token 无效'])
    }
    expect(told(await agent.ask(method, at, body))).toEqual([403, '仅 admin 可执行此操作'])
    expect(told(await visitor.ask(method, at, body))).toEqual([403, '仅 admin 可执行此操作'])
  })
})

test('whose bot it is comes before what was sent, and before whether there is such a bot', async () => {
  for (const id of [botId, randomUUID(), 'x', '%00']) {
    expect(told(await other.ask('POST', path(id), { expires_at: 'wrong' }))).toEqual([403, '您不是该 bot 的所有者'])
    expect(told(await other.ask('POST', path(id), { name: 7 }))).toEqual([403, '您不是该 bot 的所有者'])
    expect(told(await other.ask('GET', path(id)))).toEqual([403, '您不是该 bot 的所有者'])
  }
})

test('the master key is asked for the date first and then for the bot, and lists nothing of a bot that is not there', async () => {
  const unknown = randomUUID()
  expect(told(await master.ask('POST', path(unknown), { expires_at: 'wrong' }))).toEqual([
    400,
    'expires_at 格式无效,应为 ISO 8601',
  ])
  expect(told(await master.ask('POST', path(unknown), {}))).toEqual([404, 'bot 不存在'])
  expect((await master.ask('GET', path(unknown))).body).toEqual({ items: [] })
})

test('a link made with the master key is one of the owner of the bot', async () => {
  const { id } = await linkTo(master, botId)
  const row = await desk.db.one(sql`select created_by as by from share_links where id = ${id}`)
  expect(row).toEqual({ by: 'agt_zhoujie' })
  expect((await owner.ask('DELETE', `/api/v1/bot-share-tokens/${id}`)).status).toBe(200)
})

test('every use of the master key is in the audit', async () => {
  const uses = async () =>
    (await desk.db.rows(sql`select 1 from audit_log where action = 'master_key.use' and actor_type = 'master_key'`))
      .length
  const before = await uses()
  await master.ask('GET', path())
  await master.ask('POST', path(randomUUID()), {})
  expect((await uses()) - before).toBe(2)
  const [line] = await desk.db.rows<{ id: string }>(sql`
    select target_id as id from audit_log where action = 'master_key.use' order by id desc limit 1`)
  expect(line?.id).toBe('POST /api/v1/bots/:bot_id/share-tokens')
})

test.each([
  ['2030-01-01T00:00:00Z', '2030-01-01T00:00:00+00:00'],
  ['2030-01-01T00:00:00', '2030-01-01T00:00:00+00:00'],
  ['2030-01-01T08:00:00+08:00', '2030-01-01T00:00:00+00:00'],
  ['2001-01-01', '2001-01-01T00:00:00+00:00'],
  ['', null],
  [null, null],
])('expires_at %j is %j', async (given, shown) => {
  const { status, body } = await owner.ask('POST', path(), { expires_at: given })
  expect([status, body.expires_at]).toEqual([200, shown])
})

test('whatever is sent as a date is taken or refused, and never breaks anything', async () => {
  const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'))
  const year = fc.integer({ min: 0, max: 9_999 }).map((n) => String(n).padStart(4, '0'))
  const zone = fc.constantFrom('', 'Z', '+08:00', '-23:59', '+99:99')
  const date = fc
    .tuple(year, digits, digits, digits, digits, zone)
    .map(([y, m, d, h, i, z]) => `${y}-${m}-${d}T${h}:${i}:00${z}`)
  await fc.assert(
    fc.asyncProperty(fc.oneof(date, fc.string({ maxLength: 40 })), async (text) => {
      expect([200, 400]).toContain((await owner.ask('POST', path(), { expires_at: text })).status)
    }),
    { numRuns: 150 },
  )
})

test.each([
  [{ name: 7 }],
  [{ name: 'x'.repeat(101) }],
  [{ expires_at: 7 }],
  [{ per_minute: 0 }],
  [{ total: '5' }],
  [{ allowed_origins: 'https://a.example' }],
])('%j is no shape of a link', async (body) => {
  const answer = await owner.ask('POST', path(), body)
  expect(answer.status).toBe(422)
  expect(answer.body.detail).toEqual([{ loc: expect.any(Array), msg: expect.any(String) }])
})

test('a body that is missing or no JSON is a wrong shape too', async () => {
  const { token } = owner
  const headers = { 'content-type': 'application/json' }
  expect((await desk.call('POST', path(), { token, headers })).status).toBe(422)
  expect((await desk.call('POST', path(), { token, text: '{"name": ' })).status).toBe(422)
})

test('a link is revoked once; again keeps the first time', async () => {
  const { id } = await linkTo(owner, botId)
  const revoke = () => owner.ask('DELETE', `/api/v1/bot-share-tokens/${id}`)
  const at = async () =>
    (await desk.db.one<{ at: Date }>(sql`select revoked_at as at from share_links where id = ${id}`))?.at
  expect((await revoke()).body).toEqual({ success: true, message: '已吊销' })
  const first = await at()
  expect((await revoke()).body).toEqual({ success: true, message: '已吊销' })
  expect(await at()).toEqual(first)
})

test('a link of somebody else is refused, and one that there is not is not there', async () => {
  const { id } = await linkTo(owner, botId)
  for (const [method, body] of [['DELETE'], ['PATCH', { name: 'mine' }]] as const) {
    expect(told(await other.ask(method, `/api/v1/bot-share-tokens/${id}`, body))).toEqual([
      403,
      '您不是该 bot 的所有者',
    ])
    for (const unknown of [randomUUID(), 'x', '%00'])
      expect(told(await owner.ask(method, `/api/v1/bot-share-tokens/${unknown}`, body))).toEqual([
        404,
        'share token 不存在',
      ])
  }
})

test('limits and sites can be changed, and what is not said stays', async () => {
  const { id, token } = await linkTo(owner, botId, {
    name: 'shop',
    total: 100,
    allowed_origins: ['https://Shop.example/'],
  })
  const change = { per_minute: 5, total: null, expires_at: '2030-01-01T00:00:00Z' }
  const { body } = await owner.ask('PATCH', `/api/v1/bot-share-tokens/${id}`, change)
  expect(body).toMatchObject({
    id,
    share_token: token,
    name: 'shop',
    expires_at: '2030-01-01T00:00:00+00:00',
    per_minute: 5,
    per_visitor_day: null,
    total: null,
    allowed_origins: ['https://shop.example'],
    used: 0,
    last_used_at: null,
  })
  const listed = await owner.ask('GET', `/api/v1/bots/${botId}/share-links`)
  expect(listed.body.items.find((one: { id: string }) => one.id === id)).toEqual(body)
  const wrong = await owner.ask('PATCH', `/api/v1/bot-share-tokens/${id}`, { allowed_origins: ['https://a.example/x'] })
  expect(wrong.status).toBe(400)
})

test('an administrator owns the bots of the desk, and nobody else does', async () => {
  const admin = await staff(desk, 'admin', ['admin'])
  const desks = '00000000-0000-4000-8000-000000000001'
  expect((await admin.ask('POST', path(desks), {})).status).toBe(200)
  expect(told(await owner.ask('POST', path(desks), {}))).toEqual([403, '您不是该 bot 的所有者'])
  expect(told(await admin.ask('POST', path(), {}))).toEqual([403, '您不是该 bot 的所有者'])
})
