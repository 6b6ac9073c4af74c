import { beforeEach, expect, test } from 'vitest'
import { append } from '../../feed/index.ts'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { sweepAlerts } from './recent.ts'

const desk = await bootDesk()
const admin = (await desk.login('admin')).token
const { token: agent } = await desk.login('zhangsan')

const setStatus = (userId: string, status: string) =>
  desk.db.run(sql`update agents set status = ${status} where user_id = ${userId}`)
const configure = (kinds: string[], waitSeconds = 300) =>
  desk.call('PUT', '/api/alerts/settings', { token: admin, body: { kinds, waitSeconds } })
/** What the company's people were sent, and nobody else: customers write from other userids. */
const told = () =>
  desk.sim
    .sent()
    .filter(({ text }) => text.includes('<a href='))
    .map(({ to, text }) => ({ to: [...to].sort(), text }))
const wait = (seconds: number) =>
  desk.db.run(sql`
    update sessions set pending_since = now() - ${seconds}::int * interval '1 second' where status = 'pending'`)
const mention = (csIds: string[], sessionId = 'ses_1') =>
  desk.db.tx((tx) => append(tx, [{ kind: 'mentioned', sessionId, data: { csIds, by: '王敏<b>' } }]))
const later = () => desk.db.run(sql`update alerts set created_at = created_at - interval '11 minutes'`)

beforeEach(async () => {
  await desk.db.run(sql`update agents set status = 'offline'`)
  await desk.db.run(sql`delete from alert_settings`)
  await desk.db.run(sql`delete from alert_mutes`)
  await desk.drain()
  await desk.db.run(sql`delete from alerts`)
  desk.sim.reset()
})

test('in the demo only mentions are told until somebody chooses', async () => {
  await desk.say('wanglei', '转人工')
  await wait(1_000)
  await mention(['lisi'])
  await desk.drain()
  expect(told()).toEqual([{ to: ['lisi'], text: expect.stringContaining('提到了你') }])
  expect((await desk.call('GET', '/api/alerts/settings', { token: admin })).data).toEqual({
    kinds: ['mention'],
    waitSeconds: 300,
    deliverable: true,
  })
})

test('while a customer waits and nobody is online, everybody who serves is told once in ten minutes', async () => {
  await configure(['nobody_online'])
  await wait(60)
  await desk.drain()
  await desk.drain()
  expect(told()).toEqual([{ to: ['admin', 'lisi', 'zhangsan'], text: expect.stringContaining('没有坐席在线') }])
  expect(told()[0]?.text).toContain(`<a href="${desk.url}/console/#/pending">`)
  await later()
  // WeCom itself drops the same words twice in a short time.
  await wait(720)
  await desk.drain()
  expect(told()).toHaveLength(2)
})

test('a team whose queue waits is called by itself, and not after its hours', async () => {
  await configure(['nobody_online', 'long_wait'])
  await desk.db.run(sql`insert into teams (id, name) values ('team_it', 'IT')`)
  await desk.db.run(sql`insert into team_members (team_id, cs_id) values ('team_it', 'lisi')`)
  await desk.db.run(sql`update sessions set team_id = 'team_it' where status = 'pending'`)
  await setStatus('zhangsan', 'online')
  await wait(60)
  const closed = { timeZone: 'UTC', weekly: [], holidays: [], workdays: [] }
  await desk.db.run(sql`update teams set hours = ${JSON.stringify(closed)}::jsonb`)
  await desk.drain()
  expect(told()).toEqual([])
  await desk.db.run(sql`update teams set hours = null`)
  await desk.drain()
  expect(told().map(({ to }) => to)).toEqual([['admin', 'lisi']])
  await desk.db.run(sql`update sessions set team_id = null`)
  await desk.db.run(sql`delete from teams`)
})

test('nobody is told that nobody is there when somebody is', async () => {
  await configure(['nobody_online'])
  await setStatus('lisi', 'busy')
  await wait(60)
  await desk.drain()
  expect(told()).toEqual([])
})

test('a long wait is told to those who supervise, also when they are online, and how many wait', async () => {
  await configure(['long_wait'], 120)
  await desk.say('hejing', '转人工')
  await setStatus('admin', 'online')
  await wait(100)
  await desk.drain()
  expect(told()).toEqual([])
  await wait(125)
  await desk.drain()
  expect(told()).toEqual([{ to: ['admin'], text: expect.stringContaining('2 位客户等待过久，最久已等 2 分钟') }])
})

test('a mention reaches whoever is not online, once for each session, and a name in it is no markup', async () => {
  await setStatus('zhangsan', 'online')
  await mention(['zhangsan', 'lisi', 'nobody'])
  await mention(['lisi'])
  await mention(['lisi'], 'ses_2')
  await desk.drain()
  expect(told().map(({ to }) => to)).toEqual([['lisi'], ['lisi']])
  expect(told()[0]?.text).toBe(
    `王敏 b  在会话备注里提到了你。\n<a href="${desk.url}/console/#/mine/ses_1">打开会话</a>`,
  )
})

test('a mention of long ago is not told', async () => {
  await mention(['lisi'])
  await desk.db.run(sql`update changes set at = now() - interval '1 hour' where kind = 'mentioned'`)
  await desk.drain()
  expect(told()).toEqual([])
})

test('who muted a kind is left out of it, and of nothing else', async () => {
  const muted = await desk.call('PUT', '/api/alerts/mine', { token: agent, body: { muted: ['nobody_online'] } })
  expect(muted.data).toEqual({ muted: ['nobody_online'] })
  expect((await desk.call('GET', '/api/alerts/mine', { token: agent })).data).toEqual({ muted: ['nobody_online'] })
  await configure(['nobody_online', 'mention'])
  await wait(60)
  await mention(['zhangsan'])
  await desk.drain()
  expect(told().map(({ to }) => to)).toEqual(expect.arrayContaining([['admin', 'lisi'], ['zhangsan']]))
})

test('an account that cannot be read for minutes is told to whoever can see to it', async () => {
  await configure(['account_failing'])
  await desk.db.run(sql`
    insert into pulls (account_id, failing_since, error)
    select id, now() - interval '3 minutes', 'x' from channel_accounts limit 1`)
  await desk.drain()
  await desk.db.run(sql`delete from pulls`)
  expect(told()).toEqual([{ to: ['admin'], text: expect.stringContaining('已异常 3 分钟') }])
})

test('what became of an alert is kept: whom it reached, and why it was not sent', async () => {
  await desk.db.run(sql`
    insert into agents (id, user_id, name, manual_roles) values ('agt_x', 'left.company', 'X', '{agent}')`)
  await mention(['lisi', 'left.company'])
  await desk.drain()
  const page = await desk.call('GET', '/api/alerts?limit=1', { token: admin })
  expect(page.data.items).toMatchObject([{ kind: 'mention', status: 'sent', missed: ['left.company'] }])
  await desk.db.run(sql`delete from agents where id = 'agt_x'`)

  desk.sim.faults({ sendErrcode: 45009 })
  await mention(['lisi'], 'ses_3')
  await desk.drain()
  const [first] = (await desk.call('GET', '/api/alerts', { token: admin })).data.items
  expect(first).toMatchObject({ sessionId: 'ses_3', status: 'queued', error: expect.stringContaining('45009') })
})

test('an alert that could not be sent is tried again, and after five minutes never', async () => {
  await desk.db.run(sql`
    insert into alerts (id, kind, user_ids, text, attempts, next_attempt_at, created_at) values
    ('alt_again', 'mention', '{lisi}', '<a href=', 1, now(), now()),
    ('alt_late', 'mention', '{lisi}', 'late <a href=', 1, now(), now() - interval '6 minutes')`)
  await desk.drain()
  expect(told()).toEqual([{ to: ['lisi'], text: '<a href=' }])
  const { data } = await desk.call('GET', '/api/alerts', { token: admin })
  expect(data.items.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
    ['alt_late', 'expired'],
    ['alt_again', 'sent'],
  ])
})

test('the list goes on where a page ended, and forgets what is older than thirty days', async () => {
  await desk.db.run(sql`
    insert into alerts (id, kind, user_ids, text, status, created_at)
    select 'alt_' || n, 'mention', '{lisi}', 't', 'sent', now() - n * interval '20 days' from generate_series(0, 2) as n`)
  const ids = async (query: string) => {
    const { data } = await desk.call('GET', `/api/alerts${query}`, { token: admin })
    return { ids: data.items.map(({ id }: { id: string }) => id), next: data.next }
  }
  const page = await ids('?limit=2')
  expect(page.ids).toEqual(['alt_2', 'alt_1'])
  expect(await ids(`?limit=2&cursor=${page.next}`)).toEqual({ ids: ['alt_0'], next: undefined })
  await sweepAlerts(desk.db)
  expect((await ids('')).ids).toEqual(['alt_1', 'alt_0'])
})

test('what is told is chosen by administrators, and every choice is on record', async () => {
  expect((await configure(['long_wait'], 60)).data).toEqual({
    kinds: ['long_wait'],
    waitSeconds: 60,
    deliverable: true,
  })
  expect(
    await desk.db.one(sql`
      select actor_id, details from audit_log where action = 'alerts.configure' order by id desc limit 1`),
  ).toEqual({ actor_id: 'admin', details: { kinds: ['long_wait'], waitSeconds: 60 } })
  expect((await configure(['moon'])).status).toBe(400)
  expect((await configure(['long_wait'], 1)).status).toBe(400)
  for (const [method, path] of [
    ['GET', '/api/alerts'],
    ['GET', '/api/alerts/settings'],
    ['PUT', '/api/alerts/settings'],
  ] as const) {
    const body = method === 'PUT' ? { body: { kinds: [], waitSeconds: 60 } } : {}
    expect(await desk.call(method, path, { token: agent, ...body })).toMatchObject({ status: 403, code: 1002 })
    expect((await desk.call(method, path, body)).status).toBe(401)
  }
})
