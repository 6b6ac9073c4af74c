import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { type AgentSocket, bootDesk, openSocket } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const tokens: Record<string, string> = {}
const sockets: Record<string, AgentSocket> = {}
for (const name of ['zhangsan', 'lisi', 'admin']) {
  tokens[name] = (await desk.login(name)).token
  const socket = openSocket(desk.url, name, `?token=${tokens[name]}`)
  await socket.next((frame) => frame.type === 'ready')
  sockets[name] = socket
}
await desk.db.run(sql`update agents set status = 'online'`)

const post = (who: string, id: string, verb: string, body?: unknown) =>
  desk.call('POST', `/api/sessions/${id}/${verb}`, { token: tokens[who], body })
const loadOf = async (who: string) =>
  (await desk.db.one<{ load: number }>(sql`select current_load as load from agents where user_id = ${who}`))?.load
const audited = (id: string) =>
  desk.db.rows<{ action: string; actor: string }>(sql`
    select action, actor_id as actor from audit_log where target_id = ${id} order by id`)
const frameOf = async (who: string, id: string, type: string) => {
  await desk.drain()
  return sockets[who]?.next((frame) => frame.type === type && frame.sessionId === id)
}
const lastLine = async (id: string) => (await zhangsan.history(id, '?includeSystem=true')).at(-1)?.content

test('what is put back waits first in line, is nobody’s, and does not come to the same agent by itself', async () => {
  const id = await zhangsan.manual('q1')
  const before = await loadOf('zhangsan')
  const { data } = await post('zhangsan', id, 'requeue', { reason: '要下班了', note: '已查过日志' })
  expect(data).toMatchObject({ status: 'pending', priority: 'high', handoffReason: 'requeued' })
  expect(data).not.toHaveProperty('manualCsId')
  expect(await loadOf('zhangsan')).toBe((before ?? 0) - 1)
  const row = await desk.db.one(sql`select excluded_cs_id as "excluded" from sessions where id = ${id}`)
  expect(row).toEqual({ excluded: 'zhangsan' })
  const frame = await frameOf('lisi', id, 'session_requeued')
  expect(frame.data).toMatchObject({ target: 'queue', by: 'zhangsan', reason: '要下班了', priority: 'high' })
  expect(await lastLine(id)).toContain('重新排队')
  expect(await audited(id)).toEqual([])
  expect((await post('zhangsan', id, 'accept', { csId: 'zhangsan' })).data.status).toBe('manual')
})

test('what is left to the bot is answered by it again', async () => {
  const id = await zhangsan.manual('r1')
  expect((await post('zhangsan', id, 'release')).data).toMatchObject({ status: 'ai' })
  expect((await frameOf('lisi', id, 'session_released')).data).toMatchObject({ by: 'zhangsan' })
  expect(await lastLine(id)).toContain('智能助手')
  await desk.say('r1', '打印机无法打印怎么办')
  expect((await zhangsan.history(id)).at(-1)).toMatchObject({ senderType: 'ai' })
})

test('a supervisor sends one that waits back to the bot; an agent may not', async () => {
  const id = await zhangsan.pending('r2')
  expect((await post('zhangsan', id, 'release')).code).toBe(1002)
  expect((await post('admin', id, 'release')).data.status).toBe('ai')
  expect((await frameOf('lisi', id, 'session_requeued')).data).toMatchObject({ target: 'ai', by: 'admin' })
})

test('without a bot nothing is left to it', async () => {
  const id = await zhangsan.manual('r3')
  await desk.db.run(sql`update channel_accounts set bot_id = null`)
  const { code, message } = await post('zhangsan', id, 'release')
  expect([code, message]).toEqual([40001, expect.stringContaining('机器人')])
  await desk.db.run(sql`update channel_accounts set bot_id = (select id from bots limit 1)`)
})

test.each(['ai', 'pending', 'manual'] as const)(
  'a supervisor goes on with one in state %s themselves',
  async (state) => {
    const customer = `take-${state}`
    if (state === 'ai') await desk.say(customer, '你好')
    const id = state === 'ai' ? await zhangsan.idOf(customer) : await zhangsan[state](customer)
    const before = await loadOf('admin')
    const { data } = await post('admin', id, 'takeover')
    expect(data).toMatchObject({ status: 'manual', manualCsId: 'admin' })
    expect(await loadOf('admin')).toBe((before ?? 0) + 1)
    const type = state === 'manual' ? 'session_transferred' : 'session_accepted'
    expect((await frameOf('lisi', id, type)).data).toMatchObject({ manualCsId: 'admin' })
    expect(await audited(id)).toEqual([{ action: 'session.takeover', actor: 'admin' }])
    const { version } = await zhangsan.info(id)
    expect((await post('admin', id, 'takeover')).data).toMatchObject({ manualCsId: 'admin', version })
    expect((await post('zhangsan', id, 'message', { content: '我还在' })).code).toBe(40301)
  },
)

test('a bot that is still thinking says nothing once a person has taken over', async () => {
  await desk.say('late-bot', '你好')
  const id = await zhangsan.idOf('late-bot')
  await desk.db.run(sql`
    insert into bot_turns (session_id, bot_id, content, trace_id, next_attempt_at)
    select ${id}, id, '打印机', 'trc_late', now() + interval '1 hour' from bots limit 1`)
  await post('admin', id, 'takeover')
  expect(await desk.db.rows(sql`select 1 from bot_turns where session_id = ${id}`)).toEqual([])
})

test.each(['requeue', 'release', 'close'])(
  'a supervisor may %s what another has, and it is written down',
  async (verb) => {
    const id = await zhangsan.manual(`force-${verb}`)
    expect((await post('lisi', id, verb)).code).toBe(40301)
    expect((await post('admin', id, verb)).status).toBe(200)
    expect(await audited(id)).toEqual([{ action: `session.${verb}`, actor: 'admin' }])
  },
)

test('a supervisor who gives somebody a session that waits is written down', async () => {
  const id = await zhangsan.pending('assigned')
  expect((await post('admin', id, 'accept', { csId: 'lisi' })).data.manualCsId).toBe('lisi')
  expect(await audited(id)).toEqual([{ action: 'session.assign', actor: 'admin' }])
})

const unknown = 'ses_00000000000000000000'
const ids: Record<string, string> = {}
await desk.say('s-ai', '你好')
ids.ai = await zhangsan.idOf('s-ai')
ids.pending = await zhangsan.pending('s-pending')
ids.manual = await zhangsan.manual('s-manual')
ids.closed = await zhangsan.manual('s-closed')
await zhangsan.command(ids.closed, 'close')
ids.unknown = unknown

test.each([
  ['requeue', undefined, 'unknown', 401, 1001],
  ['requeue', 'lisi', 'unknown', 404, 40401],
  ['requeue', 'lisi', 'ai', 400, 40001],
  ['requeue', 'lisi', 'pending', 400, 40001],
  ['requeue', 'lisi', 'closed', 400, 40001],
  ['requeue', 'lisi', 'manual', 403, 40301],
  ['release', 'lisi', 'unknown', 404, 40401],
  ['release', 'lisi', 'ai', 400, 40001],
  ['release', 'lisi', 'closed', 400, 40001],
  ['release', 'lisi', 'pending', 403, 1002],
  ['release', 'lisi', 'manual', 403, 40301],
  ['takeover', undefined, 'unknown', 401, 1001],
  ['takeover', 'lisi', 'unknown', 404, 40401],
  ['takeover', 'lisi', 'ai', 403, 1002],
  ['takeover', 'lisi', 'closed', 403, 1002],
  ['takeover', 'admin', 'closed', 400, 40001],
  ['reopen', undefined, 'unknown', 401, 1001],
  ['reopen', 'lisi', 'unknown', 404, 40401],
  ['reopen', 'lisi', 'ai', 400, 40001],
  ['reopen', 'lisi', 'closed', 403, 40301],
  ['transfer', 'lisi', 'unknown', 404, 40401],
])('%s by %s of the session in state %s answers %i/%i and changes nothing', async (verb, who, state, status, code) => {
  const id = ids[state] ?? ''
  const before = await stored(id)
  const answer = await desk.call('POST', `/api/sessions/${id}/${verb}`, { token: who && tokens[who], body: {} })
  expect([answer.status, answer.code]).toEqual([status, code])
  expect(await stored(id)).toEqual(before)
})

test.each(['requeue', 'release', 'takeover', 'reopen', 'transfer'])(
  '%s with a body of the wrong shape is a bad parameter',
  async (verb) => {
    for (const body of [{ reason: 7 }, [], { reason: 'x'.repeat(300) }]) {
      expect((await post('admin', ids.manual ?? '', verb, body)).code).toBe(40000)
    }
  },
)

test('what became of a session is read by who may read it', async () => {
  const path = `/api/sessions/${ids.closed}/events`
  const { data } = await desk.call('GET', path, { token: tokens.lisi })
  expect(data.map(({ kind, to }: { kind: string; to: string }) => [kind, to])).toEqual([
    ['T01', 'ai'],
    ['T04', 'pending'],
    ['T06', 'manual'],
    ['T13', 'closed'],
  ])
  expect(data.at(-1)).toMatchObject({ actorType: 'agent', actorId: 'zhangsan', csId: 'zhangsan', from: 'manual' })
  expect((await desk.call('GET', `/api/sessions/${unknown}/events`, { token: tokens.lisi })).code).toBe(40401)
})

const stored = (id: string) =>
  desk.db.one(sql`
    select status, manual_cs_id, last_seq, version, updated_at,
      (select count(*) from session_events e where e.session_id = s.id) as events,
      (select count(*) from audit_log where target_id = s.id) as audited,
      (select sum(current_load) from agents) as load
    from sessions s where id = ${id}`)
