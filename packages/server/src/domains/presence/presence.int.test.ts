import { afterEach, expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { type AgentSocket, bootDesk, openSocket, secondNode } from '../../testing/index.ts'

const desk = await bootDesk()
const other = await secondNode(desk)
const { db } = desk
await db.run(sql`update desk_watch set since = now() - interval '30 days'`)

const sockets: AgentSocket[] = []
async function open(userId: string, token: string, url = desk.url): Promise<AgentSocket> {
  const socket = openSocket(url, userId, `?token=${token}`)
  sockets.push(socket)
  await socket.next(({ type }) => type === 'ready')
  return socket
}
const look = async () => {
  await Promise.all([desk.drain(), other.drain()])
  await desk.drain()
}
/** As if everybody had signed in, and what is known of their sockets had been said, so many seconds earlier. */
async function ago(seconds: number): Promise<void> {
  await db.run(sql`update agent_presence set seen_at = seen_at - ${seconds}::int * interval '1 second'`)
  await db.run(sql`update staff_tokens set created_at = created_at - ${seconds}::int * interval '1 second'`)
}
const statusOf = async (userId: string) =>
  (await db.one<{ status: string }>(sql`select status from agents where user_id = ${userId}`))?.status
/** Rows of agents who are there. */
const present = () =>
  db.rows(
    sql`select cs_id as "csId", sum(sockets)::int as sockets from agent_presence group by 1 having sum(sockets) > 0 order by 1`,
  )

async function settled(fits: () => Promise<boolean>): Promise<void> {
  do await look()
  while (!(await fits()))
}

/** Of the audit log, before the test: the tidying after another is in it too. */
let newestLine = 0

afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => socket.close()))
  await db.run(sql`delete from agent_presence where node_id = 'node_dead'`)
  await settled(async () => (await present()).length === 0)
  await db.run(sql`delete from agent_presence`)
  await db.run(sql`update agents set status = 'offline', status_lost = null`)
  newestLine = (await db.one<{ id: number }>(sql`select max(id) as id from audit_log`))?.id ?? 0
})

test('a node says whose sockets it has, and that it has them no longer', async () => {
  const { token } = await desk.login('zhangsan')
  await open('zhangsan', token)
  const second = await open('zhangsan', token, other.url)
  await settled(async () => (await db.rows(sql`select from agent_presence where sockets = 1`)).length === 2)
  expect(await present()).toEqual([{ csId: 'zhangsan', sockets: 2 }])
  expect(
    await db.one(sql`select last_seen_at > now() - interval '1 minute' as seen from agents where user_id = 'zhangsan'`),
  ).toEqual({ seen: true })
  await second.close()
  await settled(async () => (await db.rows(sql`select from agent_presence where sockets = 1`)).length === 1)
  await ago(31)
  await look()
  expect(await statusOf('zhangsan')).toBe('online')
})

test('whoever loses the last socket is offline half a minute later, everybody hears it, and it is in the audit log', async () => {
  const [{ token }, lisi] = [await desk.login('zhangsan'), await desk.login('lisi')]
  const watcher = await open('lisi', lisi.token)
  const socket = await open('zhangsan', token)
  await settled(async () => (await present()).length === 2)
  await socket.close()
  await settled(async () => (await present()).length === 1)
  expect(await statusOf('zhangsan')).toBe('online')
  await ago(30)
  await look()
  expect(await statusOf('zhangsan')).toBe('offline')
  // The tidying after the test before is told too, as somebody who went by themselves.
  const told = await watcher.next(({ type, data }) => type === 'agent_status_changed' && data.lost === true)
  expect(told).toMatchObject({
    cursor: expect.any(String),
    data: { csId: 'zhangsan', name: '张三', status: 'offline' },
  })
  const lines = await db.rows(sql`
    select actor_type as "by", target_id as target, details from audit_log
    where action = 'agent.status' and id > ${newestLine} order by id`)
  expect(lines).toEqual([
    { by: 'system', target: 'zhangsan', details: { from: 'online', to: 'offline', reason: 'sockets_lost' } },
  ])
})

test('who comes back is what they were, and who went by themselves stays away', async () => {
  const { token } = await desk.login('zhangsan')
  const setStatus = (status: string) => desk.call('PUT', '/api/agents/me/status', { token, body: { status } })
  await setStatus('busy')
  const socket = await open('zhangsan', token)
  await settled(async () => (await present()).length === 1)
  await socket.close()
  await settled(async () => (await present()).length === 0)
  await ago(30)
  await look()
  expect(await statusOf('zhangsan')).toBe('offline')
  await open('zhangsan', token)
  await settled(async () => (await statusOf('zhangsan')) === 'busy')
  await setStatus('offline')
  await look()
  expect(await statusOf('zhangsan')).toBe('offline')
})

test('a node that says nothing any more has nobody', async () => {
  await desk.login('lisi')
  await db.run(sql`insert into agent_presence (cs_id, node_id, sockets) values ('lisi', 'node_dead', 3)`)
  await look()
  await ago(60)
  await look()
  expect(await statusOf('lisi')).toBe('online')
  await ago(30)
  await look()
  expect(await statusOf('lisi')).toBe('offline')
  expect(await db.rows(sql`select from agent_presence`)).toEqual([])
})

test('who never opened a socket since signing in is what they say they are, for as long as they say so', async () => {
  await db.run(sql`insert into agent_presence (cs_id, node_id, sockets) values ('lisi', 'node_old', 0)`)
  await ago(600)
  await desk.login('lisi')
  await look()
  expect(await statusOf('lisi')).toBe('online')
})

test('nobody is lost because the desk itself was away', async () => {
  const { token } = await desk.login('zhangsan')
  const socket = await open('zhangsan', token)
  await settled(async () => (await present()).length === 1)
  await socket.close()
  await settled(async () => (await present()).length === 0)
  await ago(600)
  await db.run(sql`update desk_watch set seen_at = now() - interval '9 minutes'`)
  await look()
  expect(await statusOf('zhangsan')).toBe('online')
  await db.run(sql`update desk_watch set since = now() - interval '31 seconds'`)
  await look()
  expect(await statusOf('zhangsan')).toBe('offline')
  await db.run(sql`update desk_watch set since = now() - interval '30 days'`)
})
