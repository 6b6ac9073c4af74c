import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import type { RoutingRule } from '../contract.ts'

const desk = await bootDesk({ env: { ASSIGN_MODE: 'auto' } })
const { token: admin } = await desk.login('admin')
const { token: agent } = await desk.login('zhangsan')

const get = (path: string, token = agent) => desk.call('GET', `/api/routing/${path}`, { token })
const put = (path: string, body: unknown, token = admin) => desk.call('PUT', `/api/routing/${path}`, { token, body })
const addTeam = (body: unknown) => desk.call('POST', '/api/routing/teams', { token: admin, body })
const setRules = async (items: readonly RoutingRule[]) => {
  const { version } = (await get('rules')).data
  return put('rules', { version, items })
}

const night = { timeZone: 'UTC', weekly: [], holidays: [], workdays: [] }

test('a team is made, changed as a whole, shown to every agent, and taken away', async () => {
  const made = await addTeam({ name: ' 退款组 ', members: ['lisi', 'zhangsan'], assignMode: 'manual', hours: night })
  expect(made.data).toMatchObject({ name: '退款组', members: ['lisi', 'zhangsan'], assignMode: 'manual', open: false })
  expect(made.data).toMatchObject({ online: 1, waiting: 0, hours: night })
  const { teamId } = made.data
  expect((await get('teams')).data).toEqual([made.data])
  const changed = await put(`teams/${teamId}`, { name: '售后组', members: ['lisi'] })
  expect(changed.data).toEqual({ teamId, name: '售后组', members: ['lisi'], open: true, online: 0, waiting: 0 })
  expect((await get('teams')).data).toEqual([changed.data])
  expect((await desk.call('DELETE', `/api/routing/teams/${teamId}`, { token: admin })).status).toBe(200)
  expect((await get('teams')).data).toEqual([])
})

test.each([
  [{ name: '', members: [] }, 'name'],
  [{ name: 'a', members: ['nobody'] }, 'members'],
  [{ name: 'a', members: [], hours: { ...night, timeZone: 'Mars/Base' } }, 'timeZone'],
  [{ name: 'a', members: [], hours: { ...night, weekly: [{ day: 8, from: '09:00', to: '10:00' }] } }, 'day'],
  [{ name: 'a', members: [], hours: { ...night, weekly: [{ day: 1, from: '9:00', to: '25:00' }] } }, 'from'],
  [{ name: 'a', members: [], hours: { ...night, holidays: ['2026-13-01'] } }, 'holidays'],
])('%j is no team, and the answer names what is wrong', async (body, field) => {
  const { status, code, message } = await addTeam(body)
  expect([status, code]).toEqual([400, 40000])
  expect(message).toContain(field)
  expect((await get('teams')).data).toEqual([])
})

test('two teams do not share a name, and a team that is not there is 404', async () => {
  const { data } = await addTeam({ name: 'One', members: [] })
  expect((await addTeam({ name: ' one', members: [] })).code).toBe(40000)
  expect((await put(`teams/${data.teamId}`, { name: 'ONE', members: [] })).status).toBe(200)
  expect((await put('teams/team_0', { name: 'Two', members: [] })).status).toBe(404)
  expect((await desk.call('DELETE', '/api/routing/teams/team_0', { token: admin })).status).toBe(404)
})

test('rules are kept in their order, and whoever read an older version changes nothing', async () => {
  const [team] = (await get('teams')).data
  const items: RoutingRule[] = [
    { name: 'VIP', match: { vip: true }, priority: 'urgent' },
    {
      name: 'all',
      match: { accountId: 'acc', channelType: 'wechat', botId: 'b', tagId: 't', departmentId: 7, priority: 'high' },
    },
    { name: 'rest', match: {}, teamId: team.teamId, priority: 'normal' },
  ]
  const before = (await get('rules')).data
  const { data } = await setRules(items)
  expect(data).toEqual({ version: before.version + 1, items })
  expect((await get('rules')).data).toEqual(data)
  const late = await put('rules', { version: before.version, items: [] })
  expect([late.status, late.code]).toEqual([409, 40900])
  expect((await get('rules')).data).toEqual(data)
  expect((await setRules([{ name: 'x', match: {}, teamId: 'team_0' }])).code).toBe(40000)
  const kept = await desk.call('DELETE', `/api/routing/teams/${team.teamId}`, { token: admin })
  expect([kept.status, kept.message]).toEqual([400, expect.stringContaining('rest')])
  await setRules([])
})

test('settings are as the environment and the code have them until somebody changes one; the others stay', async () => {
  const { data: before } = await get('settings')
  expect(before).toMatchObject({
    assignMode: 'auto',
    pendingPolicy: 'keep',
    timers: { pendingUrgent: 300, idleClose: 1_800 },
  })
  const { version } = before
  const changed = await put('settings', {
    version,
    assignMode: 'manual',
    timers: { idleClose: 0 },
    texts: { offline: '' },
  })
  expect(changed.data).toEqual({
    ...before,
    version: version + 1,
    assignMode: 'manual',
    timers: { ...before.timers, idleClose: 0 },
    texts: { ...before.texts, offline: '' },
  })
  expect((await get('settings')).data).toEqual(changed.data)
  expect((await put('settings', { version, pendingPolicy: 'close' })).code).toBe(40900)
  const again = await put('settings', { version: version + 1, timers: { idleWarning: 5 } })
  expect(again.data.timers).toEqual({ ...before.timers, idleClose: 0, idleWarning: 5 })
})

test('who does not manage routing reads it and changes nothing; every change is in the audit log', async () => {
  for (const path of ['teams', 'rules', 'settings']) expect((await get(path)).status).toBe(200)
  const refused = [
    await desk.call('POST', '/api/routing/teams', { token: agent, body: {} }),
    await put('teams/team_0', {}, agent),
    await put('rules', {}, agent),
    await put('settings', {}, agent),
    await desk.call('DELETE', '/api/routing/teams/team_0', { token: agent }),
  ]
  expect(refused.map(({ status, code }) => [status, code])).toEqual(refused.map(() => [403, 1002]))
  expect((await desk.call('GET', '/api/routing/teams')).status).toBe(401)
  const lines = await desk.db.rows<{ action: string }>(sql`
    select distinct action from audit_log where actor_id = 'admin' and (action like 'team.%' or action like 'routing.%') order by 1`)
  expect(lines.map(({ action }) => action)).toEqual([
    'routing.rules',
    'routing.settings',
    'team.create',
    'team.delete',
    'team.update',
  ])
})
