import { afterEach, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, secondNode } from '../../../testing/index.ts'

const desk = await bootDesk()
const other = await secondNode(desk)
const { db } = desk
const { token } = await desk.login('zhangsan')
const { token: admin } = await desk.login('admin')
await db.run(sql`update desk_watch set since = now() - interval '30 days'`)

const setSettings = async (changes: object) => {
  const { version } = (await desk.call('GET', '/api/routing/settings', { token })).data
  await desk.call('PUT', '/api/routing/settings', { token: admin, body: { version, ...changes } })
}
/** Both nodes look at the clock. */
const look = async () => {
  await Promise.all([desk.drain(), other.drain()])
  await desk.drain()
}
const summary = async (sessionId: string) => (await desk.call('GET', `/api/sessions/${sessionId}`, { token })).data
const said = () => desk.sim.sent().map(({ text }) => text)
/** What agents were told of the session, by kind. */
const told = (sessionId: string, kind: string) =>
  db.rows<{ data: unknown }>(
    sql`select data from changes where session_id = ${sessionId} and kind = ${kind} order by xid, id`,
  )

async function pending(customer: string): Promise<string> {
  await desk.say(customer, '转人工')
  const row = await db.one<{ id: string }>(sql`
    select id from sessions where customer_ref = ${`emp:${customer}`} and status = 'pending'`)
  return row?.id ?? ''
}
async function accepted(customer: string): Promise<string> {
  const sessionId = await pending(customer)
  await desk.call('POST', `/api/sessions/${sessionId}/accept`, { token, body: { csId: 'zhangsan' } })
  return sessionId
}
/** As if all of it had happened so many seconds earlier. */
const ago = (sessionId: string, seconds: number) =>
  db.run(sql`
    update sessions set pending_since = pending_since - u.ago, routed_for = routed_for - u.ago,
      wait_told_for = wait_told_for - u.ago, manual_since = manual_since - u.ago, reply_told_for = reply_told_for - u.ago,
      last_message_at = last_message_at - u.ago, idle_told_for = idle_told_for - u.ago, created_at = created_at - u.ago,
      queue_told_at = queue_told_at - u.ago
    from (select ${seconds}::int * interval '1 second' as ago) u where id = ${sessionId}`)

afterEach(async () => {
  await db.run(sql`
    update sessions set status = 'closed', closed_at = now() - interval '1 day', manual_cs_id = null, pending_since = null
    where status <> 'closed'`)
  await db.run(sql`update agents set current_load = 0, status = 'online' where user_id in ('zhangsan', 'admin')`)
  await desk.drain()
})

test('agents are reminded of a session that waits, once, and of an urgent one, once', async () => {
  const id = await pending('wanglei')
  await ago(id, 30)
  await look()
  expect(await told(id, 'session_waiting')).toEqual([])
  await ago(id, 30)
  await look()
  await look()
  const { pendingSince } = await summary(id)
  const reminder = { data: { waitingSince: pendingSince, priority: 'normal' } }
  expect(await told(id, 'session_waiting')).toEqual([reminder])
  await ago(id, 240)
  await look()
  await look()
  const { priority, pendingSince: since } = await summary(id)
  expect(priority).toBe('urgent')
  expect(await told(id, 'session_waiting')).toEqual([reminder, { data: { waitingSince: since, priority: 'urgent' } }])
})

test.each([
  ['keep', 'pending', 'T04'],
  ['back_to_ai', 'ai', 'T08'],
  ['close', 'closed', 'T09'],
])('what nobody takes for a quarter of an hour: %s', async (pendingPolicy, status, transition) => {
  await setSettings({ pendingPolicy })
  const id = await pending('hejing')
  await ago(id, 900)
  await look()
  expect((await summary(id)).status).toBe(status)
  const events = await db.rows<{ transition: string }>(sql`
    select transition from session_events where session_id = ${id} order by id desc limit 1`)
  expect(events).toEqual([{ transition }])
  await setSettings({ pendingPolicy: 'keep' })
})

test('an assignee who does not answer is reminded once, and then somebody else may', async () => {
  const id = await accepted('zhoujie')
  await ago(id, 60)
  await look()
  await look()
  expect(await told(id, 'session_overdue')).toEqual([{ data: { overdue: 'first_reply', since: expect.any(String) } }])
  await ago(id, 540)
  await look()
  expect(await summary(id)).toMatchObject({ status: 'pending', priority: 'high', handoffReason: 'requeued' })
  expect((await desk.call('GET', '/api/agents/me', { token })).data.current_load).toBe(0)
  const events = await db.rows(sql`
    select reason, actor_type as "by", cs_id as "csId" from session_events where session_id = ${id} and transition = 'T11'`)
  expect(events).toEqual([{ reason: 'no_reply', by: 'system', csId: 'zhangsan' }])
})

test('who has answered keeps the session, however long the customer waits for more', async () => {
  const id = await accepted('zhoujie')
  await desk.call('POST', `/api/sessions/${id}/message`, { token, body: { content: '您好' } })
  await desk.say('zhoujie', '还在吗')
  await ago(id, 24 * 3_600)
  await look()
  expect((await summary(id)).status).toBe('manual')
  expect(await told(id, 'session_overdue')).toEqual([])
})

test('a customer who does not answer an agent is asked once, and then the session ends', async () => {
  const { texts } = (await desk.call('GET', '/api/routing/settings', { token })).data
  const id = await accepted('wuting')
  await desk.call('POST', `/api/sessions/${id}/message`, { token, body: { content: '请问还有别的问题吗？' } })
  await ago(id, 25 * 60)
  await look()
  await look()
  expect(said().filter((text) => text === texts.idleWarning)).toHaveLength(1)
  expect(await told(id, 'session_overdue')).toEqual([{ data: { overdue: 'customer', since: expect.any(String) } }])
  expect((await summary(id)).status).toBe('manual')
  await ago(id, 5 * 60)
  await look()
  expect((await summary(id)).status).toBe('closed')
  expect(await db.one(sql`select close_reason as reason from sessions where id = ${id}`)).toEqual({ reason: 'idle' })
})

test('a conversation with the bot ends after two days of silence, and not after one', async () => {
  await desk.say('liuyang', '你好')
  const row = await db.one<{ id: string }>(
    sql`select id from sessions where customer_ref = 'emp:liuyang' and status = 'ai'`,
  )
  const id = row?.id ?? ''
  await ago(id, 47 * 3_600)
  await look()
  expect((await summary(id)).status).toBe('ai')
  await ago(id, 3_600)
  await look()
  expect((await summary(id)).status).toBe('closed')
})

test('a timer of 0 never acts', async () => {
  const { timers } = (await desk.call('GET', '/api/routing/settings', { token })).data
  await setSettings({
    timers: Object.fromEntries(Object.keys(timers).map((name) => [name, 0])),
    pendingPolicy: 'close',
  })
  const [waits, unanswered] = [await pending('wanglei'), await accepted('hejing')]
  for (const id of [waits, unanswered]) await ago(id, 6 * 24 * 3_600)
  await look()
  expect((await summary(waits)).status).toBe('pending')
  expect((await summary(unanswered)).status).toBe('manual')
  expect(await told(waits, 'session_waiting')).toEqual([])
  await setSettings({ timers, pendingPolicy: 'keep' })
})

test('nobody is late for what the desk itself was away for', async () => {
  await setSettings({ pendingPolicy: 'close' })
  const [waits, unanswered] = [await pending('wanglei'), await accepted('hejing')]
  for (const id of [waits, unanswered]) await ago(id, 2 * 3_600)
  await db.run(sql`update desk_watch set seen_at = now() - interval '1 hour', since = now() - interval '30 days'`)
  await look()
  expect((await summary(waits)).status).toBe('pending')
  expect((await summary(unanswered)).status).toBe('manual')
  await db.run(sql`update desk_watch set since = now() - interval '15 minutes'`)
  await look()
  expect((await summary(waits)).status).toBe('closed')
  expect((await summary(unanswered)).status).toBe('pending')
  await setSettings({ pendingPolicy: 'keep' })
  await db.run(sql`update desk_watch set since = now() - interval '30 days'`)
})

test('who has come nearer in the queue hears so, not too often, and not where messages are few', async () => {
  const [first, second, third] = [await pending('wanglei'), await pending('hejing'), await pending('zhoujie')]
  const before = said().length
  const places = () =>
    said()
      .slice(before)
      .filter((text) => /^您前面还有|^马上就轮到您/.test(text ?? ''))
  await desk.call('POST', `/api/sessions/${first}/accept`, { token, body: { csId: 'zhangsan' } })
  await look()
  expect(places()).toEqual([])
  for (const id of [second, third]) await ago(id, 300)
  await db.run(sql`
    update channel_accounts set reply_messages = 5, reply_hours = 48
    where id = (select account_id from sessions where id = ${second})`)
  await look()
  expect(places()).toEqual([])
  await db.run(sql`update channel_accounts set reply_messages = null, reply_hours = null`)
  await look()
  await look()
  expect(places().sort()).toEqual(['您前面还有 1 位，请稍候。', '马上就轮到您了，请稍候。'])
})

test('sessions of an agent who is offline return after a grace, those of one who is dismissed at once', async () => {
  const id = await accepted('wuting')
  await desk.call('PUT', '/api/agents/me/status', { token, body: { status: 'offline' } })
  await db.run(sql`update agents set status_since = status_since - interval '60 seconds' where user_id = 'zhangsan'`)
  await look()
  expect((await summary(id)).status).toBe('manual')
  await db.run(sql`update agents set status_since = status_since - interval '60 seconds' where user_id = 'zhangsan'`)
  await look()
  expect(await summary(id)).toMatchObject({ status: 'pending', priority: 'high' })
  await desk.call('PUT', '/api/agents/me/status', { token, body: { status: 'online' } })
  const another = await accepted('hejing')
  await db.run(sql`update agents set is_active = false, status = 'offline' where user_id = 'zhangsan'`)
  await look()
  expect(await db.one(sql`select status, excluded_cs_id as excluded from sessions where id = ${another}`)).toEqual({
    status: 'pending',
    excluded: 'zhangsan',
  })
  await db.run(sql`update agents set is_active = true where user_id = 'zhangsan'`)
})

test('whoever has no role that serves any more keeps no session, however online they are', async () => {
  await desk.call('PUT', '/api/agents/me/status', { token, body: { status: 'online' } })
  const id = await accepted('liming')
  await db.run(sql`update agents set manual_roles = '{auditor}' where user_id = 'zhangsan'`)
  await look()
  expect(await db.one(sql`select status, excluded_cs_id as excluded from sessions where id = ${id}`)).toEqual({
    status: 'pending',
    excluded: 'zhangsan',
  })
  await db.run(sql`update agents set manual_roles = '{agent}' where user_id = 'zhangsan'`)
})
