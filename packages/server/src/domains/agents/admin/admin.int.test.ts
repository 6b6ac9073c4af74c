import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { addAgents, issueCode } from '../index.ts'

const desk = await bootDesk()
const admin = await desk.login('admin')
const as = (token: string) => ({
  find: (userId: string) => desk.call('GET', `/api/agents/${userId}`, { token }),
  add: (body: unknown) => desk.call('POST', '/api/agents', { token, body }),
  change: (userId: string, body: unknown) => desk.call('PUT', `/api/agents/${userId}`, { token, body }),
  setStatus: (userId: string, status: string) =>
    desk.call('PUT', `/api/agents/${userId}/status`, { token, body: { status } }),
})
const { find, add, change } = as(admin.token)
const newest = (target: string) =>
  desk.db.one<{ actor_id: string; action: string; details: object; ip: string }>(sql`
    select actor_id, action, details, ip from audit_log where target_id = ${target} order by id desc limit 1`)

test('a member of the company is made an agent, and it is noted who did it', async () => {
  const { status, data } = await add({ user_id: 'liuyang', roles: ['supervisor', 'auditor'], max_load: 3 })
  expect(status).toBe(200)
  expect(data).toMatchObject({
    user_id: 'liuyang',
    role: 'supervisor',
    roles: ['supervisor', 'auditor'],
    manual_roles: ['supervisor', 'auditor'],
    mapped_roles: [],
    max_load: 3,
    is_active: true,
    status: 'offline',
  })
  expect(data.name).not.toBe('liuyang')
  expect((await find('LiuYang')).data).toEqual(data)
  const details = { roles: ['supervisor', 'auditor'], maxLoad: 3 }
  expect(await newest('liuyang')).toEqual({ actor_id: 'admin', action: 'agent.create', details, ip: '127.0.0.1' })
  expect(await add({ user_id: 'liuyang' })).toMatchObject({ status: 409, code: 1015 })
  expect(await add({ user_id: 'LIUYANG' })).toMatchObject({ status: 409, code: 1015 })
})

test('who is not in the company is not made one, and neither is anybody while that cannot be known', async () => {
  expect(await add({ user_id: 'stranger' })).toMatchObject({ status: 404, code: 1004 })
  desk.sim.faults({ failHttpStatus: 502 })
  const unsure = await add({ user_id: 'stranger' })
  desk.sim.faults({})
  expect(unsure).toMatchObject({ status: 403, code: 1003, data: { reason: 'directory_unreachable' } })
  expect(await desk.db.rows(sql`select 1 from agents where user_id = 'stranger'`)).toEqual([])
})

test('a change says what was and what is, and one that changes nothing leaves no line', async () => {
  await change('lisi', { max_load: 9, roles: ['agent', 'bot_owner'] })
  expect(await newest('lisi')).toMatchObject({
    action: 'agent.update',
    details: { maxLoad: { from: 5, to: 9 }, manualRoles: { from: ['agent'], to: ['agent', 'bot_owner'] } },
  })
  const lines = () => desk.db.rows(sql`select 1 from audit_log where target_id = 'lisi'`)
  const before = await lines()
  expect((await change('lisi', { max_load: 9, roles: ['agent', 'bot_owner'] })).status).toBe(200)
  expect((await change('lisi', {})).status).toBe(200)
  expect(await lines()).toHaveLength(before.length)
})

test('who is put out of use is out at once everywhere, and in again only when a person says so', async () => {
  const lisi = await desk.login('lisi')
  const screen = openSocket(desk.url, 'lisi', `?token=${lisi.token}`)
  await screen.next(({ type }) => type === 'ready')
  const { data } = await change('lisi', { is_active: false })
  expect([data.is_active, data.status]).toEqual([false, 'offline'])
  expect(await screen.closed()).toBe(4401)
  expect((await desk.call('GET', '/api/agents/me', { token: lisi.token })).status).toBe(401)
  const listed = async (query: string) => {
    const { data } = await desk.call('GET', `/api/agents${query}`, { token: admin.token })
    return data.items.find(({ user_id }: { user_id: string }) => user_id === 'lisi')
  }
  expect(await listed('')).toBeUndefined()
  expect(await listed('?all=true')).toMatchObject({ is_active: false, roles: ['agent', 'bot_owner'] })
  await change('lisi', { is_active: true })
  expect(Object.keys(await listed(''))).not.toContain('is_active')
  expect((await desk.login('lisi')).user_id).toBe('lisi')
})

test('a limit below what an agent has now takes nothing away, and gives nothing more', async () => {
  await desk.login('zhangsan')
  await desk.db.run(sql`update agents set current_load = 4 where user_id = 'zhangsan'`)
  const { status, data } = await change('zhangsan', { max_load: 2 })
  expect([status, data.max_load, data.current_load]).toEqual([200, 2, 4])
  await desk.db.run(sql`update agents set current_load = 0 where user_id = 'zhangsan'`)
})

test('an agent without a role is none: they may not come in and are not offered', async () => {
  const zhangsan = await desk.login('zhangsan')
  expect((await change('zhangsan', { roles: [] })).data).toMatchObject({ role: 'none', roles: [] })
  expect((await desk.call('GET', '/api/agents/me', { token: zhangsan.token })).status).toBe(401)
  const { data } = await desk.call('GET', '/api/agents', { token: admin.token })
  expect(data.items.map(({ user_id }: { user_id: string }) => user_id)).not.toContain('zhangsan')
  const login = await desk.call('POST', '/api/agents/login', { body: { user_id: 'zhangsan', name: 'x' } })
  expect([login.status, login.code]).toEqual([403, 1012])
  await change('zhangsan', { roles: ['agent'] })
})

test('a supervisor sets the status of an agent, an agent does not, and it is noted', async () => {
  const supervisor = as((await desk.login('liuyang')).token)
  expect((await supervisor.setStatus('zhangsan', 'busy')).data).toMatchObject({ user_id: 'zhangsan', status: 'busy' })
  expect(await newest('zhangsan')).toMatchObject({
    actor_id: 'liuyang',
    action: 'agent.status',
    details: { to: 'busy' },
  })
  expect(await supervisor.setStatus('nobody', 'busy')).toMatchObject({ status: 404, code: 1004 })
  expect(await supervisor.change('zhangsan', { max_load: 1 })).toMatchObject({ status: 403, code: 1002 })
  const agent = as((await desk.login('zhangsan')).token)
  for (const answer of [await agent.setStatus('lisi', 'offline'), await agent.add({}), await agent.change('x', 7)]) {
    expect(answer).toMatchObject({ status: 403, code: 1002 })
  }
  const all = await desk.call('GET', '/api/agents?all=true', { token: (await desk.login('zhangsan')).token })
  expect([all.status, all.code]).toEqual([403, 1002])
})

test.each([
  { roles: ['king'] },
  { roles: ['agent', 'agent'] },
  { roles: 'admin' },
  { max_load: -1 },
  { max_load: 1.5 },
  { is_active: 'no' },
])('%j is a bad shape', async (body) => {
  expect(await change('lisi', body)).toMatchObject({ status: 422, code: 40000 })
})

test('the last administrator is neither demoted nor put out of use', async () => {
  for (const body of [{ roles: ['agent'] }, { is_active: false }, { roles: [] }]) {
    expect(await change('admin', body)).toMatchObject({ status: 409, code: 1014 })
  }
  expect((await find('admin')).data).toMatchObject({ role: 'admin', is_active: true })
})

test('of two administrators who demote each other at the same moment one remains', async () => {
  await addAgents(desk.db, [{ userId: 'other', name: '另一位', role: 'admin' }])
  for (let round = 0; round < 10; round++) {
    await desk.db.run(sql`update agents set manual_roles = '{admin}' where user_id in ('admin', 'other')`)
    const [first, second] = await Promise.all([tokenOf('admin'), tokenOf('other')])
    const answers = await Promise.all([
      as(first).change('other', { roles: ['agent'] }),
      as(second).change('admin', { roles: ['agent'] }),
    ])
    const admins = await desk.db.rows(sql`select user_id from agents where is_active and 'admin' = any (roles)`)
    expect(admins).toHaveLength(1)
    // The loser is refused as the last one's demoter, or is no longer anybody when their request arrives.
    const refused = answers.map(({ status }) => status).filter((status) => status !== 200)
    expect(refused).toHaveLength(1)
    expect([401, 409]).toContain(refused[0])
  }
})

/** A token without the directory, which knows only one of the two. */
async function tokenOf(userId: string): Promise<string> {
  const { data } = await desk.call('POST', '/api/agents/login-link', { body: { login: await linkOf(userId) } })
  return data.token
}

async function linkOf(userId: string): Promise<string> {
  const agent = await desk.db.one<{ id: string }>(sql`select id from agents where user_id = ${userId}`)
  return issueCode(desk.db, agent?.id ?? '', 'login')
}
