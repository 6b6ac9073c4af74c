import { raw } from 'sql-template-tag'
import { afterEach, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { codeOf, enrol } from './testing/totp.ts'

const desk = await bootDesk()
const { token } = await desk.login('zhangsan')
const renamed: string[] = []
/** The database fails wherever this table is needed. */
async function breakTable(name: string): Promise<void> {
  renamed.push(name)
  await desk.db.run(sql`alter table ${raw(name)} rename to ${raw(`${name}_away`)}`)
}
afterEach(async () => {
  for (const name of renamed.splice(0))
    await desk.db.run(sql`alter table ${raw(`${name}_away`)} rename to ${raw(name)}`)
})

test.each([
  ['POST', '/api/agents/login', { user_id: 'lisi', name: 'x' }, 'sign_in_sources', 1005, '登录失败'],
  ['POST', '/api/agents/otp-bind', undefined, 'agent_otps', 1007, 'OTP绑定失败'],
  ['POST', '/api/agents/otp-verify', { user_id: 'zhangsan', otp_code: '123456' }, 'agent_otps', 1009, 'OTP验证失败'],
  ['POST', '/api/agents/otp-unbind', {}, 'agent_otps', 1010, 'OTP解绑失败'],
] as const)(
  '%s %s tells a failure by its code and the number of the request, and nothing of the failure',
  async (method, path, body, table, code, text) => {
    await breakTable(table)
    const answer = await desk.call(method, path, { token, body })
    expect([answer.status, answer.code]).toEqual([500, code])
    expect(answer.message).toBe(`${text}: 请求编号 ${answer.data.requestId}`)
    expect(answer.data).toEqual({ requestId: expect.stringMatching(/^req_/) })
    expect(JSON.stringify(answer)).not.toMatch(/relation|exist|select|agent_otps/)
  },
)

test('a failed sign-in leaves nothing behind', async () => {
  const everything = async () => [
    await desk.db.rows(sql`select * from agents order by id`),
    await desk.db.rows(sql`select * from staff_tokens order by id`),
  ]
  const before = await everything()
  await breakTable('sign_in_sources')
  for (const user_id of ['lisi', 'liuyang'])
    expect((await desk.call('POST', '/api/agents/login', { body: { user_id, name: 'x' } })).code).toBe(1005)
  expect(await everything()).toEqual(before)
})

test.each(['sign_in_sources', 'staff_tokens', 'otp_steps', 'agent_otps', 'sign_in_attempts'])(
  'without %s nobody comes in, with the right code either',
  async (table) => {
    const fresh = (await desk.login('lisi')).token
    const { secret, token: mine } = await enrol(desk, 'lisi', fresh)
    await breakTable(table)
    const body = { user_id: 'lisi', name: 'x', otp_code: await codeOf(secret, 1) }
    const { status, data } = await desk.call('POST', '/api/agents/login', { body })
    expect([status, data.token]).toEqual([500, undefined])
    for (const name of renamed.splice(0))
      await desk.db.run(sql`alter table ${raw(`${name}_away`)} rename to ${raw(name)}`)
    await desk.call('POST', '/api/agents/otp-unbind', { token: mine, body: { otp_code: await codeOf(secret, 1) } })
  },
)

test('when tokens cannot be looked up nobody is told that they are signed out', async () => {
  await breakTable('staff_tokens')
  for (const path of ['/api/agents/me', '/api/sessions', '/api/agents']) {
    const { status, code, message } = await desk.call('GET', path, { token })
    expect([path, status, code]).toEqual([path, 503, 50300])
    expect(message).not.toMatch(/relation|staff_tokens/)
  }
})
