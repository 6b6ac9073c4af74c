import { expect, test } from 'vitest'
import { append } from '../../feed/index.ts'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import type { Report } from './contract.ts'

const desk = await bootDesk()
const admin = (await desk.login('admin')).token
const { token: agent } = await desk.login('zhangsan')
await desk.call('PUT', '/api/agents/me/status', { token: agent, body: { status: 'online' } })

const report = async (name: string, query = ''): Promise<Report> => {
  await desk.drain()
  const { status, data } = await desk.call('GET', `/api/reports/${name}${query}`, { token: admin })
  expect(status).toBe(200)
  return data
}
const sessionOf = async (customer: string): Promise<string> =>
  (await desk.db.one<{ id: string }>(sql`select id from sessions where customer_ref = ${`emp:${customer}`}`))?.id ?? ''
const factsOf = (sessionId: string) => desk.db.one(sql`select * from report_facts where session_id = ${sessionId}`)

async function serve(customer: string): Promise<string> {
  await desk.say(customer, '转人工')
  const id = await sessionOf(customer)
  await desk.call('POST', `/api/sessions/${id}/accept`, { token: agent, body: { csId: 'zhangsan' } })
  await desk.call('POST', `/api/sessions/${id}/message`, { token: agent, body: { content: '您好' } })
  await desk.call('POST', `/api/sessions/${id}/message`, { token: agent, body: { content: '请讲' } })
  await desk.drain()
  return id
}

test('the facts of a session are what its messages and events say', async () => {
  const id = await serve('wanglei')
  await desk.say('wanglei', '好的')
  await desk.call('POST', `/api/sessions/${id}/close`, { token: agent })
  await desk.drain()
  const facts = await factsOf(id)
  const truth = await desk.db.one<object>(sql`
    select count(*) filter (where sender_type = 'customer')::int as customer_messages,
      count(*) filter (where sender_type = 'ai')::int as ai_messages,
      count(*) filter (where sender_type = 'manual')::int as manual_messages,
      min(created_at) filter (where sender_type = 'manual') as first_reply_at,
      max(created_at) filter (where sender_type = 'manual') as last_reply_at, max(seq) as counted_seq
    from messages where session_id = ${id}`)
  expect(facts).toMatchObject({ ...truth, agent_id: 'zhangsan', close_reason: 'agent' })
  const moments = await desk.db.one<object>(sql`
    select (select created_at from session_events where session_id = ${id} and to_status = 'pending') as handoff_at,
      (select created_at from session_events where session_id = ${id} and to_status = 'manual') as accepted_at,
      closed_at from sessions where id = ${id}`)
  expect(facts).toMatchObject(moments ?? {})
})

test('a rating is a fact of its session', async () => {
  const id = await serve('lilei')
  await desk.db.tx(async (tx) => {
    await tx.run(sql`insert into session_ratings (session_id, cs_id, rating) values (${id}, 'zhangsan', 4)`)
    await append(tx, [{ kind: 'session_updated', sessionId: id }])
  })
  await desk.drain()
  expect(await factsOf(id)).toMatchObject({ rating: 4 })
})

test('a feed that is read again, from the beginning or from a place that is gone, changes nothing', async () => {
  await serve('hejing')
  const all = () => desk.db.rows(sql`select * from report_facts order by session_id`)
  const before = await all()
  expect(before.length).toBeGreaterThan(0)
  await desk.db.run(sql`update report_position set xid = '0', id = 0`)
  await desk.drain()
  expect(await all()).toEqual(before)
  await desk.db.run(sql`update feed_horizon set xid = '3', id = 1`)
  await desk.db.run(sql`update report_position set xid = '0', id = 0`)
  await desk.drain()
  expect(await all()).toEqual(before)
})

test('sessions from before the facts were kept are in them as well', async () => {
  await serve('zhoujie')
  const before = await desk.db.rows(sql`select * from report_facts order by session_id`)
  await desk.db.run(sql`truncate report_facts`)
  await desk.db.run(sql`update report_position set walked = ''`)
  await desk.drain()
  expect(await desk.db.rows(sql`select * from report_facts order by session_id`)).toEqual(before)
})

test.each(['volume', 'response', 'resolution', 'handoff', 'satisfaction', 'agents', 'channels'])(
  '%s shows a row for each of its keys, with the columns it names and their total',
  async (name) => {
    for (const group of ['day', 'hour', 'channel', 'agent', 'team']) {
      const { columns, rows, total } = await report(name, `?groupBy=${group}`)
      const ids = columns.map(({ id }) => id)
      for (const { values } of [...rows, { values: total }])
        expect(ids).toEqual(expect.arrayContaining(Object.keys(values)))
      expect(rows.length).toBe({ day: 7, hour: 7 * 24, channel: 1, agent: 1, team: 0 }[group])
    }
  },
)

test('a day is that of the place that is asked for', async () => {
  const id = await serve('wuting')
  await desk.db.run(sql`update report_facts set created_at = '2026-03-01T17:30:00Z' where session_id = ${id}`)
  const there = await report('volume', '?from=2026-03-02&to=2026-03-02&groupBy=hour&tz=Asia/Shanghai')
  expect(there.rows.filter(({ values }) => values.sessions === 1).map(({ key }) => key)).toEqual(['2026-03-02T01:00'])
  const west = await report('volume', '?from=2026-03-01&to=2026-03-02&tz=America/New_York')
  expect(west.rows.map(({ key, values }) => [key, values.sessions])).toEqual([
    ['2026-03-01', 1],
    ['2026-03-02', 0],
  ])
})

test('medians, rates and scores are those of the sessions that began in the range, and absent when there are none', async () => {
  const add = (n: number, wait: number, reply: number, rating: number | null) =>
    desk.db.run(sql`
      insert into report_facts (session_id, account_id, channel_id, agent_id, created_at, handoff_at, accepted_at,
        first_reply_at, closed_at, customer_messages, ai_messages, manual_messages, counted_seq, rating)
      select ${`ses_made${n}`}, 'acc', 'made', 'lisi', t, t, t + ${wait}::int * interval '1 second',
        t + ${reply}::int * interval '1 second', t + interval '1 hour', 2, 1, 3, 6, ${rating}::int
      from (values ('2026-02-01T03:00:00Z'::timestamptz)) as v (t)`)
  for (const n of [1, 2, 3]) await add(n, n * 10, n * 60, n + 2)
  const query = '?from=2026-02-01&to=2026-02-02&groupBy=day'
  const response = await report('response', query)
  expect(response.rows[0]?.values).toEqual({
    handoffs: 3,
    accepted: 3,
    waitMedian: 20,
    waitP90: 28,
    replied: 3,
    responseMedian: 120,
    responseP90: 168,
  })
  expect(response.rows[1]?.values).toEqual({ handoffs: 0, accepted: 0, replied: 0 })
  expect((await report('satisfaction', query)).total).toEqual({
    closed: 3,
    rated: 3,
    ratingAverage: 4,
    satisfiedRate: 0.667,
  })
  const { rows } = await report('agents', query.replace('groupBy=day', 'groupBy=agent'))
  expect(rows).toMatchObject([{ key: 'lisi', label: '李四', values: { sessions: 3, manualMessages: 9 } }])
})

test('a report shows each team under its name, or one team alone', async () => {
  const { data: team } = await desk.call('POST', '/api/routing/teams', {
    token: admin,
    body: { name: '售后', members: [] },
  })
  const ours = await serve('sunli')
  await serve('qianwei')
  await desk.db.run(sql`update sessions set team_id = ${team.teamId} where id = ${ours}`)
  await desk.db.tx((tx) => append(tx, [{ kind: 'session_updated', sessionId: ours }]))
  const byTeam = await report('volume', '?groupBy=team')
  expect(byTeam.rows).toMatchObject([{ key: team.teamId, label: '售后', values: { sessions: 1 } }])
  expect((await report('volume', `?groupBy=agent&team=${team.teamId}`)).total).toMatchObject({ sessions: 1 })
  expect((await report('volume', '?team=tem_none')).total).toMatchObject({ sessions: 0 })
})

test.each([
  ['?from=2026-02-02&to=2026-02-01', 'from'],
  ['?from=2020-01-01&to=2026-02-01', '400'],
  ['?from=2026-01-01&to=2026-02-28&groupBy=hour', '31'],
  ['?tz=Mars/Olympus', 'tz'],
  ['?tz=%2B08:00', 'tz'],
  ['?tz=%27', 'tz'],
  ['?from=yesterday', 'from'],
  ['?groupBy=moon', 'groupBy'],
])('%s is refused with the reason', async (query, reason) => {
  const { status, code, message } = await desk.call('GET', `/api/reports/volume${query}`, { token: admin })
  expect([status, code]).toEqual([400, 40000])
  expect(message).toContain(reason)
})

test('a spreadsheet gets what the screen shows, and a name that looks like a formula as text', async () => {
  await desk.db.run(sql`update agents set name = '=HYPERLINK("http://x")' where user_id = 'zhangsan'`)
  await desk.drain()
  const response = await fetch(`${desk.url}/api/reports/agents.csv?lang=en`, {
    headers: { authorization: `Bearer ${admin}` },
  })
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="agents-.*\.csv"$/)
  const [titles, row] = (await response.text()).split('\r\n')
  expect(titles).toContain('First response, median')
  expect(row).toContain(`"'=HYPERLINK(""http://x"")",`)
})

test('reports are for whoever may read them', async () => {
  for (const path of ['/api/reports/volume', '/api/reports/volume.csv']) {
    expect((await desk.call('GET', path, {})).status).toBe(401)
    expect(await desk.call('GET', path, { token: agent })).toMatchObject({ status: 403, code: 1002 })
  }
})
