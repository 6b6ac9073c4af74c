import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { issueCode } from './index.ts'

const desk = await bootDesk({ env: { YINGDA_PROFILE: 'production' } })
const everything = async () => [
  await desk.db.rows(sql`select * from agents order by id`),
  await desk.db.rows(sql`select * from staff_tokens`),
]

test.each(['zhangsan', 'admin', 'nobody'])('a userid and a name prove nothing: %s is refused', async (user_id) => {
  const before = await everything()
  const { status, code, data } = await desk.call('POST', '/api/agents/login', { body: { user_id, name: 'x' } })
  expect([status, code, data]).toEqual([401, 1001, undefined])
  expect(await everything()).toEqual(before)
})

test('a one-time link signs in', async () => {
  const agent = await desk.db.one<{ id: string }>(sql`select id from agents where user_id = 'admin'`)
  const login = await issueCode(desk.db, agent?.id ?? '', 'login')
  const { status, data } = await desk.call('POST', '/api/agents/login-link', { body: { login } })
  expect([status, data.user_id, data.role]).toEqual([200, 'admin', 'admin'])
})

test('the sign-in page names nobody', async () => {
  const { data } = await desk.call('GET', '/api/sign-in')
  expect(data).toEqual({ demo: false, demoAgents: [], proofRequired: true, weCom: true })
})
