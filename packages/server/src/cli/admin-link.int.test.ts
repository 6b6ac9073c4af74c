import { expect, test } from 'vitest'
import { tellAboutFirstAdmin } from '../app/first-admin.ts'
import { sql } from '../platform/db.ts'
import { createLog } from '../platform/log.ts'
import { bootDesk } from '../testing/index.ts'
import { adminLink } from './admin-link.ts'

const desk = await bootDesk({ env: { YINGDA_PROFILE: 'production', OTP_REQUIRED_ROLES: '' } })
const env = {
  ...desk.config.settings,
  YINGDA_PROFILE: 'production',
  DATABASE_URL: desk.databaseUrl,
  PUBLIC_BASE_URL: 'https://desk.example.com',
}

async function run(...args: string[]) {
  const lines: string[] = []
  const well = await adminLink(args, env, (line) => void lines.push(line))
  const [, login = ''] = /^https:\/\/desk\.example\.com\/console\/\?login=([\w-]{43})$/m.exec(lines.join('\n')) ?? []
  return { well, text: lines.join('\n'), login }
}
const follow = (login: string) => desk.call('POST', '/api/agents/login-link', { body: { login } })
const removeAdmins = () => desk.db.run(sql`update agents set manual_roles = '{agent}'`)

test('a member of the company becomes an administrator and gets a link that signs in once', async () => {
  const { well, login } = await run('liuyang')
  expect(well).toBe(true)
  const { status, data } = await follow(login)
  expect([status, data.user_id, data.role]).toEqual([200, 'liuyang', 'admin'])
  expect(data.name).not.toBe('liuyang')
  expect((await follow(login)).status).toBe(401)
})

test('an agent keeps their other roles, and one who was put out of use is back', async () => {
  await desk.db.run(sql`update agents set is_active = false, manual_roles = '{agent,auditor}' where user_id = 'lisi'`)
  const { login } = await run('LiSi')
  const { data } = await follow(login)
  expect([data.user_id, data.role]).toEqual(['lisi', 'admin'])
  const row = await desk.db.one(sql`select roles, is_active from agents where user_id = 'lisi'`)
  expect(row).toEqual({ roles: ['admin', 'agent', 'auditor'], is_active: true })
})

test('nobody from outside the company is made one, unless there is no administrator at all', async () => {
  const refused = await run('stranger')
  expect([refused.well, refused.login]).toEqual([false, ''])
  expect(refused.text).toContain('is not in the company directory')
  await removeAdmins()
  const first = await run('stranger')
  expect(first.well).toBe(true)
  expect((await follow(first.login)).data).toMatchObject({ user_id: 'stranger', role: 'admin' })
})

test('while WeCom is away only the first administrator can be made', async () => {
  desk.sim.faults({ failHttpStatus: 502 })
  expect((await run('newcomer')).text).toContain('could not be asked')
  await removeAdmins()
  expect((await run('newcomer')).well).toBe(true)
  desk.sim.faults({})
})

test.each([[], ['a', 'b'], ['no such userid'], ["'; drop table agents"]].map((args) => ({ args })))(
  '$args names nobody',
  async ({ args }) => {
    const { well, text } = await run(...args)
    expect(well).toBe(false)
    expect(text).toContain('admin-link <userid')
  },
)

test('a desk without an administrator says at its start how to make one, and one with an administrator does not', async () => {
  const heard: string[] = []
  const log = Object.assign(createLog('silent'), { warn: (...args: unknown[]) => void heard.push(String(args.at(-1))) })
  await tellAboutFirstAdmin(desk.db, log)
  expect(heard).toEqual([])
  await removeAdmins()
  await tellAboutFirstAdmin(desk.db, log)
  expect(heard).toEqual([expect.stringContaining('npm run yingda -- admin-link')])
})

test('the log of acts says that it happened and holds no link', async () => {
  const { login } = await run('liuyang')
  const lines = await desk.db.rows(sql`select actor_type, target_id from audit_log where action = 'agent.admin_link'`)
  expect(lines.at(-1)).toEqual({ actor_type: 'system', target_id: 'liuyang' })
  const all = await desk.db.one<{ text: string }>(sql`select json_agg(l)::text as text from audit_log l`)
  expect(all?.text).not.toContain(login)
})
