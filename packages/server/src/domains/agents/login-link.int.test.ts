import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { hashOf } from '../../platform/secrets.ts'
import { bootDesk } from '../../testing/index.ts'
import { issueCode } from './index.ts'

const desk = await bootDesk()
const follow = (login: unknown) => desk.call('POST', '/api/agents/login-link', { body: { login } })

async function link(userId = 'admin', purpose: 'login' | 'socket' = 'login'): Promise<string> {
  const agent = await desk.db.one<{ id: string }>(sql`select id from agents where user_id = ${userId}`)
  return issueCode(desk.db, agent?.id ?? '', purpose)
}

test('a link signs its agent in, and the token works', async () => {
  const { status, data } = await follow(await link())
  expect([status, data.user_id, data.role, data.status]).toEqual([200, 'admin', 'admin', 'online'])
  expect((await desk.call('GET', '/api/agents/me', { token: data.token })).data.user_id).toBe('admin')
})

test('a link works once', async () => {
  const code = await link()
  expect((await follow(code)).status).toBe(200)
  const { status, code: error, data } = await follow(code)
  expect([status, error, data]).toEqual([401, 1001, undefined])
})

test('of ten who follow one link at the same moment one is let in', async () => {
  const code = await link()
  const answers = await Promise.all(Array.from({ length: 10 }, () => follow(code)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)])
})

test('a link that is too old lets nobody in, and is not used up in vain by trying', async () => {
  const code = await link()
  await desk.db.run(sql`update one_time_codes set expires_at = now() where code_hash = ${hashOf(code)}`)
  expect((await follow(code)).status).toBe(401)
  expect((await follow(code)).status).toBe(401)
})

test('a link lives a day and a socket ticket half a minute', async () => {
  const [login, socket] = [await link('admin', 'login'), await link('admin', 'socket')]
  const rows = await desk.db.rows(sql`
    select purpose, round(extract(epoch from expires_at - now()))::int as seconds from one_time_codes
    where code_hash in (${hashOf(login)}, ${hashOf(socket)}) order by purpose`)
  expect(rows).toEqual([
    { purpose: 'login', seconds: 86_400 },
    { purpose: 'socket', seconds: 30 },
  ])
})

test('a ticket for a socket is no link', async () => {
  expect((await follow(await link('admin', 'socket'))).status).toBe(401)
})

test('the link of an agent who is no longer one lets nobody in', async () => {
  const code = await link('lisi')
  await desk.db.run(sql`update agents set is_active = false where user_id = 'lisi'`)
  expect((await follow(code)).status).toBe(401)
})

test.each(['x'.repeat(43), "' or true; -- 1234567890", 'a\0'.repeat(10)])('a guess is refused: %j', async (guess) => {
  const { status, code } = await follow(guess)
  expect([status, code]).toEqual([401, 1001])
})

test.each([undefined, '', 'short', 7, null, 'x'.repeat(129)])('%j is a bad shape', async (login) => {
  const { status, code } = await follow(login)
  expect([status, code]).toEqual([422, 40000])
})
