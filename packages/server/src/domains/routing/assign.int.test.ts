import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk, openSocket, secondNode } from '../../testing/index.ts'

const desk = await bootDesk({ env: { ASSIGN_MODE: 'auto' } })
const other = await secondNode(desk)
const { db } = desk
const { token } = await desk.login('admin')
await db.run(sql`update agents set max_load = 0 where user_id = 'admin'`)

const agents = ['anna', 'bert', 'carl', 'dora'] as const
await db.run(sql`
  insert into agents (id, user_id, name, max_load)
  select 'agt_' || name, name, name, 5 from unnest(${[...agents]}::text[]) as given (name)`)
const loads = () =>
  db.rows<{ csId: string; load: number; sessions: number }>(sql`
    select user_id as "csId", current_load as load,
      (select count(*) from sessions where status = 'manual' and manual_cs_id = user_id) as sessions
    from agents where user_id = any(${[...agents]}::text[]) order by user_id`)
const setAgents = (status: string, maxLoad = 5) =>
  db.run(sql`update agents set status = ${status}, max_load = ${maxLoad} where user_id = any(${[...agents]}::text[])`)

/** Sessions that begin to wait at one moment, as a rush of customers would have them. */
const rush = (name: string, count: number) =>
  db.run(sql`
    with account as (select id from channel_accounts limit 1),
    added as (
      insert into customers (id) select ${name} || n from generate_series(1, ${count}::int) n returning id)
    insert into sessions (id, account_id, customer_id, customer_ref, status, pending_since)
    select 'ses_' || added.id, account.id, added.id, added.id, 'pending', now() from added, account`)
const closeAll = async () => {
  await setAgents('offline')
  await db.run(sql`
    update sessions set status = 'closed', closed_at = now(), manual_cs_id = null, pending_since = null where status <> 'closed'`)
  await db.run(sql`update agents set current_load = 0`)
}
const settle = async () => {
  await Promise.all([desk.drain(), other.drain()])
  await desk.drain()
}

test('of a rush on two nodes everybody gets what they can take, no session goes to two, and the rest waits', async () => {
  await setAgents('online')
  await rush('rush', 60)
  await settle()
  expect(await loads()).toEqual(agents.map((csId) => ({ csId, load: 5, sessions: 5 })))
  const events = await db.one(sql`
    select count(*) as given, count(distinct session_id) as sessions, count(*) filter (where actor_type = 'system') as "bySystem"
    from session_events where transition = 'T07'`)
  expect(events).toEqual({ given: 20, sessions: 20, bySystem: 20 })
  const [waiting] = await db.rows<{ waiting: number }>(sql`
    select count(*) as waiting from sessions where status = 'pending'`)
  expect(waiting).toEqual({ waiting: 40 })
  await closeAll()
})

test('an agent who has a place again is given the session that waits, without anybody asking', async () => {
  await setAgents('offline', 1)
  await db.run(sql`update agents set status = 'online' where user_id = 'anna'`)
  await rush('freed', 2)
  await settle()
  const [first] = await db.rows<{ id: string }>(sql`select id from sessions where status = 'manual'`)
  const socket = openSocket(desk.url, 'admin', `?token=${token}`)
  await socket.next(({ type }) => type === 'ready')
  const closed = await desk.call('POST', `/api/sessions/${first?.id}/close`, { token })
  expect(closed.status).toBe(200)
  const told = await socket.next(({ type, sessionId }) => type === 'session_accepted' && sessionId !== first?.id)
  expect(told.data).toMatchObject({ manualCsId: 'anna' })
  await socket.close()
  await closeAll()
})

test('who comes online is given what waits, the urgent and the oldest first', async () => {
  await rush('early', 1)
  await rush('late', 2)
  await settle()
  await db.run(
    sql`update sessions set pending_since = pending_since - interval '1 minute', routed_for = pending_since - interval '1 minute' where id = 'ses_early1'`,
  )
  await db.run(sql`update sessions set priority = 'urgent' where id = 'ses_late2'`)
  await db.run(sql`update agents set max_load = 2 where user_id = 'lisi'`)
  const { token: lisi } = await desk.login('lisi')
  await settle()
  const given = await db.rows<{ id: string }>(sql`select id from sessions where status = 'manual' order by id`)
  expect(given.map(({ id }) => id)).toEqual(['ses_early1', 'ses_late2'])
  expect((await desk.call('GET', '/api/agents/me', { token: lisi })).data.current_load).toBe(2)
  await db.run(sql`update agents set status = 'offline' where user_id = 'lisi'`)
  await closeAll()
})

test('a customer comes to whoever served them within the week, and not back to whoever gave them back', async () => {
  await rush('known', 3)
  await db.run(sql`
    insert into sessions (id, account_id, customer_id, customer_ref, status, last_cs_id, closed_at, updated_at, created_at)
    select 'ses_before' || n, account_id, customer_id, customer_ref, 'closed', 'dora', now(),
      now() - n * interval '3 days', now() - interval '30 days'
    from sessions join generate_series(1, 3) n on id = 'ses_known' || n`)
  await db.run(sql`update sessions set last_cs_id = 'anna', excluded_cs_id = 'anna' where id = 'ses_known2'`)
  await db.run(sql`update agents set current_load = 1 where user_id = 'dora'`)
  await setAgents('online')
  await settle()
  const rows = await db.rows<{ id: string; csId: string }>(sql`
    select id, manual_cs_id as "csId" from sessions where status = 'manual' order by id`)
  const csIdOf = new Map(rows.map(({ id, csId }) => [id, csId]))
  expect(csIdOf.get('ses_known1')).toBe('dora')
  expect(csIdOf.get('ses_known2')).not.toBe('anna')
  expect(csIdOf.get('ses_known3')).not.toBe('dora')
  await closeAll()
})

test('a team gives out its sessions among its own people, or leaves them to be accepted', async () => {
  const add = async (name: string, body: object) => {
    const { data } = await desk.call('POST', '/api/routing/teams', { token, body: { name, ...body } })
    return data.teamId
  }
  const own = await add('own', { members: ['carl'] })
  const manual = await add('manual', { members: ['dora'], assignMode: 'manual' })
  await setAgents('online')
  await rush('team', 4)
  await db.run(sql`update sessions set team_id = ${own} where id in ('ses_team1', 'ses_team2')`)
  await db.run(sql`update sessions set team_id = ${manual} where id = 'ses_team3'`)
  await settle()
  const rows = await db.rows<{ id: string; csId: string | null }>(sql`
    select id, manual_cs_id as "csId" from sessions where status <> 'closed' order by id`)
  expect(rows.slice(0, 3)).toEqual([
    { id: 'ses_team1', csId: 'carl' },
    { id: 'ses_team2', csId: 'carl' },
    { id: 'ses_team3', csId: null },
  ])
  expect(rows[3]?.csId).toEqual(expect.any(String))
  await closeAll()
})

test('busy, offline and dismissed agents, and people who do not serve, are given nothing', async () => {
  await db.run(sql`update agents set status = 'busy' where user_id = 'anna'`)
  await db.run(sql`update agents set status = 'online', is_active = false where user_id = 'bert'`)
  await db.run(sql`update agents set status = 'online', manual_roles = '{auditor}' where user_id = 'carl'`)
  await rush('nobody', 2)
  await settle()
  expect(await db.rows(sql`select 1 from sessions where status = 'manual'`)).toEqual([])
  await db.run(sql`update agents set is_active = true, manual_roles = '{agent}'`)
  await closeAll()
})
