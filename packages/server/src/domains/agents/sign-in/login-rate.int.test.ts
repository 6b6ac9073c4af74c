import { expect, test } from 'vitest'
import { bootDesk } from '../../../testing/index.ts'

const desk = await bootDesk({ env: { TRUSTED_PROXIES: '127.0.0.1', LOGIN_RATE: '10/minute' } })
const untrusting = await bootDesk({ env: { LOGIN_RATE: '10/minute' } })
const login = (on: typeof desk, ip: string) =>
  on.call('POST', '/api/agents/login', { body: { user_id: 'zhangsan', name: 'x' }, headers: { 'x-forwarded-for': ip } })
const statuses = async (on: typeof desk, count: number) => {
  const all = []
  for (let n = 0; n < count; n++) all.push((await login(on, `198.51.100.${n}`)).status)
  return all
}

test('eleven people behind a trusted proxy are eleven people', async () => {
  expect(await statuses(desk, 11)).toEqual(Array.from({ length: 11 }, () => 200))
})

test('whoever only says that they are a proxy is one person', async () => {
  expect((await statuses(untrusting, 11)).at(-1)).toBe(429)
})
