import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, secondNode } from '../../../testing/index.ts'
import { issueCode } from '../index.ts'
import { codeOf, enrol, wrongCode } from './testing/totp.ts'

const members = ['admin', ...Array.from({ length: 20 }, (_, n) => `p${n}`)]
const desk = await bootDesk({
  members: members.map((userid) => ({ userid, name: `名 ${userid}`, department: [1], position: '' })),
})
const other = await secondNode(desk)
let next = 0
const somebody = () => `p${next++}`
const login = (user_id: string, otp_code?: string) =>
  desk.call('POST', '/api/agents/login', { body: { user_id, name: '冒名', otp_code } })
const stateOf = async (userId: string) => [
  await desk.db.one(sql`select * from agents where user_id = ${userId}`),
  await desk.db.rows(sql`select 1 from staff_tokens t join agents a on a.id = t.agent_id where a.user_id = ${userId}`),
]

test('whoever has a second factor is asked for it, and until the code is right nothing has changed', async () => {
  const user = somebody()
  const { secret } = await enrol(desk, user)
  await desk.db.run(sql`update agents set status = 'offline', name = '旧名字' where user_id = ${user}`)
  const before = await stateOf(user)
  for (const code of [undefined, '', '  ']) {
    const { status, data } = await login(user, code)
    expect([status, data]).toEqual([
      200,
      { require_otp: true, message: '请输入OTP动态码', user_id: user, name: `名 ${user}` },
    ])
  }
  const { status, code, message } = await login(user, await wrongCode(secret))
  expect([status, code, message]).toEqual([400, 1006, 'OTP验证码错误,请重新输入'])
  expect(await stateOf(user)).toEqual(before)
  const { data } = await login(user, await codeOf(secret))
  expect(data).toMatchObject({ token: expect.any(String), status: 'online', name: `名 ${user}`, otp_enabled: 1 })
})

test('an agent without one is not asked, whatever their role', async () => {
  expect((await login('admin')).data).toMatchObject({ role: 'admin', token: expect.any(String) })
  expect((await login(somebody(), '123456')).data.token).toBeDefined()
})

test('a code is good once, and so is every older one', async () => {
  const user = somebody()
  const { secret } = await enrol(desk, user)
  const code = await codeOf(secret, 1)
  expect((await login(user, code)).status).toBe(200)
  expect((await login(user, code)).code).toBe(1006)
  expect((await login(user, await codeOf(secret))).code).toBe(1006)
})

test('of a hundred who bring one code to two nodes at once, one comes in', async () => {
  const user = somebody()
  const { secret } = await enrol(desk, user)
  const before = await stateOf(user)
  const body = JSON.stringify({ user_id: user, name: 'x', otp_code: await codeOf(secret) })
  const headers = { 'content-type': 'application/json' }
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, n) => {
      const response = await fetch(`${(n % 2 ? other : desk).url}/api/agents/login`, { method: 'POST', headers, body })
      const { code }: { code: number } = await response.json()
      return code
    }),
  )
  expect(answers.filter((code) => code === 0)).toHaveLength(1)
  expect(answers.filter((code) => code !== 0 && code !== 1006 && code !== 1013)).toEqual([])
  const [, tokens] = await stateOf(user)
  expect(tokens).toHaveLength(1 + Number(Array.isArray(before[1]) && before[1].length))
})

test('five codes may be tried, then none, not even the right one; the next quarter of an hour starts anew', async () => {
  const user = somebody()
  const { secret } = await enrol(desk, user)
  await desk.db.run(sql`delete from sign_in_attempts`)
  const wrong = await wrongCode(secret)
  const codes = []
  for (let n = 0; n < 8; n++) codes.push((await login(user, wrong)).code)
  expect(codes).toEqual([1006, 1006, 1006, 1006, 1006, 1013, 1013, 1013])
  const { status, code } = await login(user, await codeOf(secret))
  expect([status, code]).toEqual([429, 1013])
  await desk.db.run(sql`update sign_in_attempts set since = now() - interval '901 seconds'`)
  expect((await login(user, await codeOf(secret))).status).toBe(200)
})

test('a recovery code takes the place of a code, once, however it is typed', async () => {
  const user = somebody()
  const { recoveryCodes } = await enrol(desk, user)
  const [first = '', second = ''] = recoveryCodes
  expect((await login(user, first)).status).toBe(200)
  expect((await login(user, first)).code).toBe(1006)
  expect((await login(user, second.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
  const other = await enrol(desk, somebody())
  expect((await login(user, other.recoveryCodes[0])).code).toBe(1006)
})

test('a one-time link asks for the second factor too, and is not used up before the code is right', async () => {
  const user = somebody()
  const { secret } = await enrol(desk, user)
  const agent = await desk.db.one<{ id: string }>(sql`select id from agents where user_id = ${user}`)
  const link = await issueCode(desk.db, agent?.id ?? '', 'login')
  const follow = (otp_code?: string) => desk.call('POST', '/api/agents/login-link', { body: { login: link, otp_code } })
  expect((await follow()).data).toMatchObject({ require_otp: true, user_id: user })
  expect((await follow(await wrongCode(secret))).code).toBe(1006)
  expect((await follow(await codeOf(secret))).data.token).toBeDefined()
  expect((await follow(await codeOf(secret, 1))).code).toBe(1001)
})
