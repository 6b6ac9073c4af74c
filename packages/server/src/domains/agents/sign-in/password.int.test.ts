import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { asMember } from './testing/wecom.ts'

const desk = await bootDesk({ env: { YINGDA_PROFILE: 'production', TRUSTED_PROXIES: '127.0.0.1' } })
const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } })
const enter = (user_id: string, password: string, ip = '203.0.113.1') =>
  desk.call('POST', '/api/agents/login', { body: { user_id, password }, ...from(ip) })
const set = (token: string, body: object) => desk.call('PUT', '/api/agents/me/password', { token, body })
const byWeCom = async (userId: string): Promise<string> => {
  const body = await asMember(desk, userId)
  return (await desk.call('POST', '/api/agents/login', { body, ...from('203.0.113.1') })).data.token
}
const [good, better] = ['correct horse 电池', 'battery staple 马']

test('right after a sign-in with WeCom a password can be set, and then it lets its owner in', async () => {
  expect((await enter('zhangsan', good)).code).toBe(1001)
  expect((await set(await byWeCom('zhangsan'), { password: good })).status).toBe(200)
  const { status, data } = await enter('zhangsan', good)
  expect([status, data.user_id, data.name]).toEqual([200, 'zhangsan', '张三'])
  expect((await enter('ZhangSan', good)).status).toBe(200)
})

test('later it takes the current one', async () => {
  const token = await byWeCom('zhangsan')
  await desk.db.run(sql`update staff_tokens set created_at = now() - interval '301 seconds'`)
  for (const body of [{ password: better }, { password: better, current_password: 'wrong' }]) {
    const { status } = await set(token, body)
    expect(status).toBeGreaterThanOrEqual(401)
  }
  expect((await set(token, { password: better, current_password: good })).status).toBe(200)
  expect([(await enter('zhangsan', good)).code, (await enter('zhangsan', better)).code]).toEqual([1001, 0])
})

test('a new password ends every other sign-in', async () => {
  const [mine, other] = [await byWeCom('zhangsan'), await byWeCom('zhangsan')]
  expect((await set(mine, { password: better })).status).toBe(200)
  const me = async (token: string) => (await desk.call('GET', '/api/agents/me', { token })).status
  expect([await me(mine), await me(other)]).toEqual([200, 401])
})

test.each([[''], ['short12'], ['x'.repeat(129)], [12345678], [null]])('%j is no password', async (password) => {
  const { status, code } = await set(await byWeCom('zhangsan'), { password })
  expect([status, code]).toEqual([422, 40000])
})

test('a wrong password, an account without one and one that nobody has answer the same', async () => {
  const answers = [
    await enter('zhangsan', 'x'),
    await enter('lisi', 'x'),
    await enter('nobody', 'x'),
    await enter('李四', 'x'),
  ]
  for (const answer of answers)
    expect([answer.status, answer.code, answer.message, answer.data]).toEqual([401, 1001, '账号或密码错误', undefined])
})

test('strangers are stopped after ten guesses at an account, however many addresses they have', async () => {
  await desk.db.run(sql`delete from sign_in_attempts`)
  const codes = []
  for (let n = 0; n < 14; n++) codes.push((await enter('zhangsan', 'guess', `198.51.100.${n}`)).code)
  expect(codes).toEqual([...Array.from({ length: 10 }, () => 1001), ...Array.from({ length: 4 }, () => 1013)])
  const { status, code } = await enter('zhangsan', better, '198.51.100.200')
  expect([status, code]).toEqual([429, 1013])
})

test('and the agent still comes in from where they have come in before', async () => {
  expect((await enter('zhangsan', better)).status).toBe(200)
})

test('the database keeps argon2id, and no password', async () => {
  const rows = await desk.db.rows(sql`select hash from agent_passwords`)
  expect(rows).toEqual([{ hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) }])
})

test('a password is no way in for whoever is out of use', async () => {
  await desk.db.run(sql`update agents set is_active = false where user_id = 'zhangsan'`)
  expect((await enter('zhangsan', better)).code).toBe(1001)
})
