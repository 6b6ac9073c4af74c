import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import type { MonitorAgents, MonitorQueue, MonitorStats } from './contract.ts'

const desk = await bootDesk()
const admin = (await desk.login('admin')).token
const { token: agent } = await desk.login('zhangsan')
await desk.call('PUT', '/api/agents/me/status', { token: agent, body: { status: 'online' } })

async function look<T>(path: string): Promise<T> {
  const { status, data } = await desk.call('GET', `/api/monitor/${path}`, { token: admin })
  expect(status).toBe(200)
  return data
}
const agents = () => look<MonitorAgents>('agents')
const queue = () => look<MonitorQueue>('queue')
const zhangsan = async () => (await agents()).items.find(({ csId }) => csId === 'zhangsan')
const sessionOf = async (customer: string): Promise<string> =>
  (await desk.db.one<{ id: string }>(sql`select id from sessions where customer_ref = ${`emp:${customer}`}`))?.id ?? ''
const saidAt = async (sessionId: string, content: string): Promise<string | undefined> =>
  (
    await desk.db.one<{ at: Date }>(sql`
      select created_at as at from messages where session_id = ${sessionId} and content = ${content}`)
  )?.at.toISOString()

test('the board shows who serves and whom they have, and since when each customer waits for an answer', async () => {
  await desk.say('wanglei', '转人工')
  const id = await sessionOf('wanglei')
  await desk.call('POST', `/api/sessions/${id}/accept`, { token: agent, body: { csId: 'zhangsan' } })
  expect(await zhangsan()).toMatchObject({
    status: 'online',
    load: 1,
    maxLoad: 5,
    oldestWaitingSince: await saidAt(id, '转人工'),
    sessions: [{ sessionId: id, channelId: 'wecom-app', waitingSince: await saidAt(id, '转人工') }],
  })

  await desk.call('POST', `/api/sessions/${id}/message`, { token: agent, body: { content: '您好' } })
  await desk.drain()
  const answered = await zhangsan()
  expect(answered?.oldestWaitingSince).toBeUndefined()
  expect(answered?.lastActivityAt).toBe(await saidAt(id, '您好'))

  await desk.say('wanglei', '第一句')
  await desk.say('wanglei', '第二句')
  expect((await zhangsan())?.oldestWaitingSince).toBe(await saidAt(id, '第一句'))
})

test('whoever cannot serve is not on the board, and whoever is online comes first', async () => {
  await desk.db.run(sql`
    insert into agents (id, user_id, name, manual_roles, is_active) values
    ('agt_1', 'watcher', 'A', '{auditor}', true), ('agt_2', 'gone', 'A', '{agent}', false)`)
  const ids = (await agents()).items.map(({ csId }) => csId)
  expect(ids[0]).toBe('zhangsan')
  expect([...ids].sort()).toEqual(['admin', 'lisi', 'zhangsan'])
})

test('the queue tells how many wait, how long and how urgently, by channel and by team', async () => {
  for (const customer of ['hejing', 'zhoujie', 'wuting']) await desk.say(customer, '转人工')
  await desk.db.run(sql`
    update sessions set pending_since = now() - interval '400 seconds' where customer_ref = 'emp:zhoujie'`)
  await desk.db.run(sql`insert into teams (id, name) values ('team_it', 'IT')`)
  await desk.db.run(sql`update sessions set team_id = 'team_it', priority = 'urgent' where customer_ref = 'emp:wuting'`)
  const found = await queue()
  expect(found).toMatchObject({ pending: 3, urgent: 2, byChannel: [{ channelId: 'wecom-app', pending: 3, urgent: 2 }] })
  expect(found.longestWait).toBeGreaterThanOrEqual(400)
  expect(found.byTeam).toMatchObject([
    { pending: 2, urgent: 1 },
    { teamId: 'team_it', teamName: 'IT', pending: 1, urgent: 1 },
  ])
  expect(found.oldest.map(({ sessionId }) => sessionId)).toEqual([
    await sessionOf('zhoujie'),
    await sessionOf('hejing'),
    await sessionOf('wuting'),
  ])
})

test('the day is told in figures, and an empty one in zeros', async () => {
  await desk.call('POST', `/api/sessions/${await sessionOf('wanglei')}/close`, { token: agent })
  await desk.drain()
  const stats = await look<MonitorStats>('stats?tz=UTC')
  expect(stats).toMatchObject({
    open: { ai: 0, pending: 3, manual: 0 },
    sessions: 4,
    handoffs: 4,
    replied: 1,
    closed: 1,
  })
  expect(stats.responseMedian).toBeGreaterThanOrEqual(0)
  expect(stats.ratingAverage).toBeUndefined()
})

test('every answer says up to when it knows', async () => {
  const before = (await desk.db.one<{ now: Date }>(sql`select now()`))?.now.getTime() ?? 0
  for (const path of ['agents', 'queue', 'stats']) {
    const { asOf } = await look<{ asOf: string }>(path)
    expect(Date.parse(asOf)).toBeGreaterThanOrEqual(before)
  }
})

test('an unknown zone is refused, and the board is for those who supervise', async () => {
  expect(await desk.call('GET', '/api/monitor/stats?tz=Mars/Olympus', { token: admin })).toMatchObject({
    status: 400,
    code: 40000,
  })
  for (const path of ['agents', 'queue', 'stats']) {
    expect((await desk.call('GET', `/api/monitor/${path}`, {})).status).toBe(401)
    expect(await desk.call('GET', `/api/monitor/${path}`, { token: agent })).toMatchObject({ status: 403, code: 1002 })
  }
})
