import { pino } from 'pino'
import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { codeOf, enrol } from './testing/totp.ts'

const lines: string[] = []
const desk = await bootDesk({ log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }) })
const said = (message: string) => lines.filter((line) => line.includes(message))

test('signing in and everything about a second factor is logged with who, and without any secret', async () => {
  const { token, secret, recoveryCodes } = await enrol(desk, 'liuyang')
  await desk.call('POST', '/api/agents/otp-unbind', { token, body: { otp_code: await codeOf(secret) } })
  desk.sim.faults({ failHttpStatus: 502 })
  await desk.login('zhangsan')
  for (const [message, userId] of [
    ['A new agent registered.', 'liuyang'],
    ['An agent signed in.', 'liuyang'],
    ['An agent began to set up a second factor.', 'liuyang'],
    ['An agent set up a second factor.', 'liuyang'],
    ['A second factor was removed.', 'liuyang'],
    ['The WeCom directory could not be asked', 'zhangsan'],
    ['"degraded":true', 'zhangsan'],
  ] as const)
    expect([message, said(message).some((line) => line.includes(`"userId":"${userId}"`))]).toEqual([message, true])
  for (const hidden of [secret, token, ...recoveryCodes, secret.slice(0, 6), token.slice(0, 10)])
    expect(lines.join('')).not.toContain(hidden)
})

test('a role that is written into a sign-in gives nobody that role', async () => {
  desk.sim.faults({})
  const body = { user_id: 'lisi', name: 'x', role: 'admin', roles: ['admin'], is_admin: true, manual_roles: ['admin'] }
  const { status, data } = await desk.call('POST', '/api/agents/login', { body })
  expect([status, data.role]).toEqual([200, 'agent'])
  expect(await desk.db.rows(sql`select roles from agents where user_id = 'lisi'`)).toEqual([{ roles: ['agent'] }])
})
