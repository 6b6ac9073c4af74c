import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { roles } from '../../access/contract.ts'
import { rolesFor } from './mapped.ts'
import { refreshRoles } from './refresh.ts'

const desk = await bootDesk()
const { token } = await desk.login('admin')
await desk.call('POST', '/api/directory/sync', { token, body: {} })
await desk.drain()
// 1 ← 2 ← 21; 张三 is below 2, 李四 is somewhere else.
await desk.db.run(sql`
  insert into directory_departments (wechat_dept_id, name, parent_dept_id, sort_order) values (21, '二线', 2, 1)`)
await desk.db.run(
  sql`update directory_members set department_ids = '{21}', position = '组长' where user_key = 'zhangsan'`,
)
await desk.db.run(sql`update directory_members set department_ids = '{3}' where user_key = 'lisi'`)

const map = async (matchType: string, matchValue: string, role: string) => {
  const { status, data } = await desk.call('POST', '/api/access/mappings', {
    token,
    body: { matchType, matchValue, role },
  })
  expect(status).toBe(200)
  return data
}
const unmap = (id: string) => desk.call('DELETE', `/api/access/mappings/${id}`, { token })
const rolesOf = async (userId: string) =>
  (await desk.db.one<{ roles: string[] }>(sql`select roles from agents where user_id = ${userId}`))?.roles

test('a mapping of a department, a position or a person gives its role, and takes it back when it goes', async () => {
  for (const [type, value] of [
    ['department', '2'],
    ['position', ' 组长 '],
    ['user', 'ZhangSan'],
  ] as const) {
    const mapping = await map(type, value, 'supervisor')
    expect([type, await rolesOf('zhangsan'), await rolesOf('lisi')]).toEqual([type, ['supervisor', 'agent'], ['agent']])
    expect((await unmap(mapping.id)).status).toBe(200)
    expect([type, await rolesOf('zhangsan')]).toEqual([type, ['agent']])
  }
})

test('what a person gave stays when a mapping goes', async () => {
  await desk.db.run(sql`update agents set manual_roles = '{auditor,agent}' where user_id = 'lisi'`)
  const mapping = await map('user', 'lisi', 'auditor')
  await unmap(mapping.id)
  expect(await rolesOf('lisi')).toEqual(['agent', 'auditor'])
})

test('a role that is gained counts from the next request on, and screens open anew as what they are now', async () => {
  const agent = await desk.login('zhangsan')
  const screen = openSocket(desk.url, 'zhangsan', `?token=${agent.token}`)
  await screen.next(({ type }) => type === 'ready')
  const { id } = await map('position', '组长', 'auditor')
  expect(await screen.closed()).toBe(4401)
  const { data } = await desk.call('GET', '/api/agents/me/permissions', { token: agent.token })
  expect(data.roles).toEqual(['agent', 'auditor'])
  expect(data.permissions).toEqual(expect.arrayContaining(['sessions.serve', 'audit.read']))
  expect((await desk.call('GET', '/api/audit', { token: agent.token })).status).toBe(200)
  await unmap(id)
})

test('whoever may do less than before is signed out everywhere', async () => {
  const { id } = await map('position', '组长', 'auditor')
  const agent = await desk.login('zhangsan')
  const screen = openSocket(desk.url, 'zhangsan', `?token=${agent.token}`)
  await screen.next(({ type }) => type === 'ready')
  await unmap(id)
  expect(await screen.closed()).toBe(4401)
  expect((await desk.call('GET', '/api/agents/me', { token: agent.token })).status).toBe(401)
})

test('the roles of everybody follow the directory when it changes', async () => {
  const { id } = await map('department', '2', 'crm_analyst')
  expect(await rolesOf('lisi')).toEqual(['agent', 'auditor'])
  await desk.db.run(sql`
    update directory_members set department_ids = '{3}', is_active = false where user_key = 'zhangsan'`)
  await desk.sim.directory.change({ change: 'update_user', userid: 'lisi', department: [2] })
  await desk.call('POST', '/api/directory/sync', { token, body: {} })
  await desk.drain()
  expect(await rolesOf('lisi')).toEqual(['agent', 'crm_analyst', 'auditor'])
  const lines = await desk.db.rows(sql`
    select actor_type, details from audit_log where action = 'agent.roles_mapped' and target_id = 'lisi' order by id desc limit 1`)
  const [before, after] = [
    ['agent', 'auditor'],
    ['agent', 'crm_analyst', 'auditor'],
  ]
  expect(lines).toEqual([{ actor_type: 'system', details: { before, after } }])
  await unmap(id)
})

test('who is in an archived department below, or has left, is matched by no department', async () => {
  const key = 'liuyang'
  const { id } = await map('department', '2', 'bot_owner')
  await desk.db.run(sql`update directory_members set department_ids = '{21}' where user_key = ${key}`)
  await desk.db.run(sql`update directory_departments set archived_at = null where wechat_dept_id = 21`)
  expect(await rolesFor(desk.db, 'LiuYang')).toEqual(['bot_owner'])
  await desk.db.run(sql`update directory_departments set archived_at = now() where wechat_dept_id = 21`)
  expect(await rolesFor(desk.db, key)).toEqual([])
  await desk.db.run(sql`update directory_departments set archived_at = null where wechat_dept_id = 21`)
  await desk.db.run(sql`update directory_members set left_at = now() where user_key = ${key}`)
  expect(await rolesFor(desk.db, key)).toEqual([])
  expect(await rolesFor(desk.db, 'nobody')).toEqual([])
  await unmap(id)
})

test('looking again changes nobody, and writes nothing', async () => {
  await refreshRoles(desk.db)
  const before = await desk.db.rows(sql`select id, updated_at, roles from agents order by id`)
  expect(await refreshRoles(desk.db)).toBe(false)
  expect(await desk.db.rows(sql`select id, updated_at, roles from agents order by id`)).toEqual(before)
})

test('the same mapping twice is one, and is named after what it matches', async () => {
  const first = await map('user', 'LISI', 'auditor')
  expect(await map('user', 'lisi', 'auditor')).toEqual(first)
  expect(first).toMatchObject({ matchValue: 'lisi', matchName: '李四', createdBy: 'admin' })
  const { data } = await desk.call('GET', '/api/access/mappings', { token })
  expect(data.items.filter(({ id }: { id: string }) => id === first.id)).toEqual([first])
  expect((await unmap(first.id)).status).toBe(200)
  expect(await unmap(first.id)).toMatchObject({ status: 404, code: 1004 })
})

test.each([
  ['user', 'not a userid'],
  ['department', '0'],
  ['department', '2 or 1=1'],
  ['department', '99999999999'],
  ['position', ' '],
  ['team', 'x'],
])('%s %j is no mapping', async (matchType, matchValue) => {
  const answer = await desk.call('POST', '/api/access/mappings', {
    token,
    body: { matchType, matchValue, role: 'agent' },
  })
  expect(answer).toMatchObject({ status: 400, code: 40000 })
})

test('a mapping that makes the last administrator cannot be taken away', async () => {
  const { id } = await map('user', 'admin', 'admin')
  const fresh = await desk.login('admin')
  await desk.db.run(sql`update agents set manual_roles = '{agent}' where user_id = 'admin'`)
  const answer = await desk.call('DELETE', `/api/access/mappings/${id}`, { token: fresh.token })
  expect([answer.status, answer.code]).toEqual([409, 1014])
  expect(await rolesOf('admin')).toEqual(['admin', 'agent'])
})

test('the database knows the roles that the policy knows, in the order in which they are shown', async () => {
  const shuffled = [...roles].reverse()
  const row = await desk.db.one<{ ranked: string[] }>(sql`
    select ranked_roles(${[...shuffled, 'agent', 'unheard of']}::text[]) as ranked`)
  expect(row?.ranked).toHaveLength(roles.length)
  expect(new Set(row?.ranked)).toEqual(new Set(roles))
  expect(row?.ranked.slice(0, 3)).toEqual(['admin', 'supervisor', 'agent'])
  for (const role of roles) {
    await desk.db.run(sql`update agents set manual_roles = ${[role]}::text[] where user_id = 'lisi'`)
    expect(await desk.db.one(sql`select role from agents where user_id = 'lisi'`)).toEqual({ role })
  }
})
