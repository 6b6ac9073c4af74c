import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import type { RoutingRule } from './contract.ts'

const desk = await bootDesk()
const { db } = desk
const { token } = await desk.login('admin')
const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
  desk.call(method, `/api/routing/${path}`, { token, ...(body !== undefined && { body }) })

const setRules = async (items: readonly RoutingRule[]) =>
  call('PUT', 'rules', { version: (await call('GET', 'rules')).data.version, items })
const setSettings = async (changes: object) =>
  call('PUT', 'settings', { version: (await call('GET', 'settings')).data.version, ...changes })
const addTeam = async (name: string, members: readonly string[] = ['admin'], more = {}): Promise<string> =>
  (await call('POST', 'teams', { name, members, ...more })).data.teamId
const setOnline = (...userIds: string[]) =>
  db.run(sql`update agents set status = case when user_id = any(${userIds}) then 'online' else 'offline' end`)

/** What the desk says last to the customer, and where their session waits. */
async function askForPerson(userId: string) {
  await desk.say(userId, '转人工')
  const session = await db.one<{ id: string }>(sql`
    select id from sessions where customer_ref = ${`emp:${userId}`} and status = 'pending' order by created_at desc limit 1`)
  const { data } = await desk.call('GET', `/api/sessions/${session?.id}`, { token })
  const last = desk.sim
    .sent()
    .filter(({ to }) => to.includes(userId))
    .at(-1)
  return { session: data, said: last?.text }
}
const emptyQueue = () =>
  db.run(
    sql`update sessions set status = 'closed', closed_at = now() - interval '1 day', pending_since = null where status <> 'closed'`,
  )

test('a session waits where the rules say, as urgently as they say, whoever asks from whichever department', async () => {
  await setOnline('admin')
  await db.run(sql`
    insert into directory_departments (wechat_dept_id, name, parent_dept_id, sort_order)
    values (1, 'all', null, 1), (2, 'sales', 1, 1), (3, 'sales north', 2, 1), (4, 'it', 1, 1)`)
  await db.run(sql`
    insert into directory_members (user_key, user_id, name, department_ids, is_active)
    values ('hejing', 'hejing', '何静', '{3}', true), ('zhoujie', 'zhoujie', '周杰', '{4}', true)`)
  const [sales, others] = [await addTeam('sales'), await addTeam('others')]
  await setRules([
    { name: 'of sales', match: { departmentId: 2 }, teamId: sales, priority: 'high' },
    { name: 'elsewhere', match: { channelType: 'web' }, priority: 'urgent' },
    { name: 'rest', match: {}, teamId: others },
  ])
  expect((await askForPerson('hejing')).session).toMatchObject({ teamId: sales, priority: 'high' })
  expect((await askForPerson('zhoujie')).session).toMatchObject({ teamId: others, priority: 'normal' })
  await setRules([])
  await emptyQueue()
})

test('a tag or VIP of the customer counts, and a team that it waits in already is kept', async () => {
  const team = await addTeam('vip')
  await setRules([{ name: 'tagged', match: { tagId: 'tag_gold', vip: true }, teamId: team, priority: 'urgent' }])
  expect((await askForPerson('wuting')).session).toMatchObject({ priority: 'normal' })
  await db.run(sql`
    update customers set is_vip = true, tag_ids = '{tag_gold}'
    where id = (select customer_id from customer_identities where customer_ref = 'emp:wuting')`)
  await db.run(sql`update sessions set pending_since = now() where customer_ref = 'emp:wuting' and status = 'pending'`)
  await desk.drain()
  const routed = await askForPerson('wuting')
  expect(routed.session).toMatchObject({ teamId: team, priority: 'urgent' })
  await setRules([])
  await db.run(sql`update sessions set pending_since = now() where customer_ref = 'emp:wuting' and status = 'pending'`)
  await desk.drain()
  expect((await askForPerson('wuting')).session).toMatchObject({ teamId: team, priority: 'urgent' })
  await emptyQueue()
})

test('who begins to wait hears how many come before them, in their own queue', async () => {
  await setOnline('admin')
  expect((await askForPerson('wanglei')).said).toBe('正在为您转接人工坐席，请稍候。')
  expect((await askForPerson('hejing')).said).toBe('正在为您转接人工坐席，您前面还有 1 位，请稍候。')
  const team = await addTeam('apart')
  await setRules([{ name: 'all', match: {}, teamId: team }])
  expect((await askForPerson('zhoujie')).said).toBe('正在为您转接人工坐席，请稍候。')
  await setRules([])
  await emptyQueue()
})

test('with nobody there, or after hours, the customer is told once, the session waits all the same, and agents see why', async () => {
  await setOnline()
  const { texts } = (await call('GET', 'settings')).data
  const alone = await askForPerson('wanglei')
  expect(alone.said).toBe(texts.offline)
  expect(alone.session).toMatchObject({ status: 'pending', offlineQueue: true })
  expect(desk.sim.sent().filter(({ text }) => text === texts.offline)).toHaveLength(1)
  await setOnline('admin')
  const closed = { timeZone: 'Asia/Shanghai', weekly: [], holidays: [], workdays: [] }
  const team = await addTeam('night', ['admin'], { hours: closed })
  await setRules([{ name: 'all', match: {}, teamId: team }])
  expect((await askForPerson('hejing')).session).toMatchObject({ teamId: team, offlineQueue: true })
  await setRules([])
  const open = await askForPerson('zhoujie')
  expect(open.session.offlineQueue).toBeUndefined()
  await setSettings({ hours: closed, texts: { offline: '请明天再来' } })
  expect((await askForPerson('wuting')).said).toBe('请明天再来')
  await setSettings({ texts: { offline: '' } })
  expect((await askForPerson('liuyang')).said).toMatch(/^正在为您转接人工坐席/)
  await emptyQueue()
})

test('what waited for a team that is no more waits for everybody, by the rules', async () => {
  const team = await addTeam('short')
  await setRules([{ name: 'all', match: {}, teamId: team }])
  const { session } = await askForPerson('wanglei')
  expect(session.teamId).toBe(team)
  await setRules([])
  await desk.call('DELETE', `/api/routing/teams/${team}`, { token })
  await desk.drain()
  const { data } = await desk.call('GET', `/api/sessions/${session.sessionId}`, { token })
  expect([data.status, data.teamId]).toEqual(['pending', undefined])
  await emptyQueue()
})
