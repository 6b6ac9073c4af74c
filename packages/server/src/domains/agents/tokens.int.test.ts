import { raw } from 'sql-template-tag'
import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { hashOf } from '../../platform/secrets.ts'
import { bootDesk } from '../../testing/index.ts'
import { sweepTokens } from './index.ts'

const desk = await bootDesk({ env: { TOKEN_TTL_SECONDS: '600' } })
const as = (authorization: string | undefined) =>
  desk.call('GET', '/api/agents/me', { headers: authorization === undefined ? {} : { authorization } })

test('a token lets its agent in, with Bearer in any letters or bare', async () => {
  const { token } = await desk.login('zhangsan')
  for (const header of [`Bearer ${token}`, `bearer ${token}`, `BEARER   ${token}`, token]) {
    const { status, data } = await as(header)
    expect([status, data.user_id]).toEqual([200, 'zhangsan'])
  }
})

test('anything else lets nobody in, and every refusal is the same', async () => {
  const { token } = await desk.login('zhangsan')
  const headers = [undefined, '', 'Bearer', 'Bearer ', `Basic ${token}`, `Bearer ${token} x`, `Bearer ${token}x`]
  headers.push(`Bearer ${token.slice(1)}`, `Bearer ${token.toUpperCase()}`, 'x'.repeat(5_000), "' or 1=1 --")
  const answers = await Promise.all(headers.map(as))
  for (const { status, code, message, data } of answers) {
    expect([status, code, message, data]).toEqual([401, 1001, answers[0]?.message, undefined])
  }
})

test.each([
  ['GET', '/api/agents/me'],
  ['PUT', '/api/agents/me/status'],
  ['GET', '/api/agents'],
  ['POST', '/api/agents/logout'],
  ['POST', '/api/ws/ticket'],
] as const)('%s %s asks first who comes, then for the rest', async (method, path) => {
  const { status, code } = await desk.call(method, path, method === 'PUT' ? { body: { status: 'lost' } } : {})
  expect([status, code]).toEqual([401, 1001])
})

test('the database holds the SHA-256 of a token and never the token', async () => {
  const { token } = await desk.login('lisi')
  const rows = await desk.db.rows(sql`select 1 from staff_tokens where token_hash = ${hashOf(token)}`)
  expect(rows).toHaveLength(1)
  const { data } = await desk.call('POST', '/api/ws/ticket', { token })
  const tables = await desk.db.rows<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public'`)
  expect(tables.length).toBeGreaterThan(10)
  for (const { name } of tables) {
    const dump = await desk.db.one<{ text: string }>(sql`
      select coalesce(json_agg(t)::text, '') as text from ${raw(name)} t`)
    expect([name, dump?.text.includes(token), dump?.text.includes(data.ticket)]).toEqual([name, false, false])
  }
})

test('a token lives as long as it was set to, by the clock of the database', async () => {
  const { token } = await desk.login('zhangsan')
  const row = await desk.db.one(sql`
    select extract(epoch from expires_at - created_at)::int as seconds from staff_tokens where token_hash = ${hashOf(token)}`)
  expect(row).toEqual({ seconds: 600 })
  await desk.db.run(sql`update staff_tokens set expires_at = now() where token_hash = ${hashOf(token)}`)
  expect((await as(token)).status).toBe(401)
  await sweepTokens(desk.db)
  expect((await as(token)).status).toBe(401)
})

test('whoever signs out ends this one token, at once', async () => {
  const [first, second] = [await desk.login('zhangsan'), await desk.login('zhangsan')]
  expect((await desk.call('POST', '/api/agents/logout', { token: first.token })).status).toBe(200)
  expect((await as(first.token)).status).toBe(401)
  expect((await as(second.token)).status).toBe(200)
  expect((await desk.call('POST', '/api/agents/logout', { token: first.token })).status).toBe(401)
})

test('an agent who is put out of use is out at once, with every token', async () => {
  const { token } = await desk.login('lisi')
  await desk.db.run(sql`update agents set is_active = false where user_id = 'lisi'`)
  expect((await as(token)).status).toBe(401)
  await desk.db.run(sql`update agents set is_active = true where user_id = 'lisi'`)
})

test('old tokens and codes are swept away, living ones are not', async () => {
  const { token } = await desk.login('zhangsan')
  await desk.db.run(sql`
    insert into staff_tokens (token_hash, agent_id, login_source, expires_at)
    select sha256('old'), id, 'agent', now() - interval '2 days' from agents limit 1`)
  await desk.db.run(sql`
    insert into one_time_codes (code_hash, purpose, agent_id, expires_at)
    select sha256('old'), 'login', id, now() - interval '1 second' from agents limit 1`)
  await sweepTokens(desk.db)
  expect((await as(token)).status).toBe(200)
  const left = await desk.db.rows(sql`
    select 1 from staff_tokens where token_hash = sha256('old') union all
    select 1 from one_time_codes where code_hash = sha256('old')`)
  expect(left).toEqual([])
})
