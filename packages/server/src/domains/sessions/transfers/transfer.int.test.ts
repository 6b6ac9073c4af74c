import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { hashOf, newSecret } from '../../../platform/secrets.ts'
import { type AgentSocket, bootDesk, openSocket } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const tokens: Record<string, string> = {}
for (const name of ['zhangsan', 'lisi', 'admin']) tokens[name] = (await desk.login(name)).token
await desk.db.run(sql`
  insert into agents (id, user_id, name, status, manual_roles)
  values ('agt_wang', 'wangwu', '王五', 'online', '{agent}'), ('agt_away', 'away', '离开', 'offline', '{agent}')`)
tokens.wangwu = newSecret()
await desk.db.run(sql`
  insert into staff_tokens (token_hash, agent_id, login_source, expires_at)
  values (${hashOf(tokens.wangwu)}, 'agt_wang', 'test', now() + interval '1 hour')`)
await desk.db.run(sql`update agents set status = 'online', max_load = 50 where user_id <> 'away'`)
await desk.db.run(sql`update agents set max_load = 0 where user_id = 'wangwu'`)

let customers = 0
let id = ''
beforeEach(async () => {
  id = await zhangsan.manual(`t${customers++}`)
})

const post = (who: string, path: string, body: unknown = {}) => desk.call('POST', path, { token: tokens[who], body })
const transfer = (who: string, body: unknown) => post(who, `/api/sessions/${id}/transfer`, body)
const answer = (who: string, transferId: string, verb: string, body: unknown = {}) =>
  post(who, `/api/transfers/${transferId}/${verb}`, body)
const loads = () =>
  desk.db.rows<{ id: string; load: number }>(sql`
    select user_id as id, current_load as load from agents where user_id in ('zhangsan', 'lisi', 'admin') order by 1`)

async function requested(toCsId = 'lisi'): Promise<string> {
  const { data, status, message } = await transfer('zhangsan', { toCsId, reason: '技术问题', note: '客户很急' })
  if (status !== 200) throw new Error(message)
  return data.transfer.transferId
}

const sockets: AgentSocket[] = []
for (const who of ['zhangsan', 'lisi', 'admin', 'wangwu']) {
  const socket = openSocket(desk.url, who, `?token=${tokens[who]}`)
  await socket.next((frame) => frame.type === 'ready')
  sockets.push(socket)
}
const kindsFor = (socket: AgentSocket) =>
  socket.frames.filter((frame) => frame.sessionId === id && frame.type.includes('transfer')).map(({ type }) => type)

test('whom a session is handed to accepts, and it is theirs: loads, events and the customer know', async () => {
  const before = await loads()
  const { data } = await transfer('zhangsan', { toCsId: 'lisi', reason: '技术问题' })
  expect(data.session).toMatchObject({ status: 'manual', manualCsId: 'zhangsan' })
  expect(data.transfer).toMatchObject({ fromCsId: 'zhangsan', toCsId: 'lisi', toCsName: '李四', status: 'requested' })
  expect(await loads()).toEqual(before)

  const accepted = await answer('lisi', data.transfer.transferId, 'accept')
  expect(accepted.data).toMatchObject({ status: 'accepted', answeredBy: 'lisi' })
  expect(await zhangsan.info(id)).toMatchObject({ status: 'manual', manualCsId: 'lisi', manualCsName: '李四' })
  const moved = (who: string, by: number) => ({ id: who, load: (before.find((one) => one.id === who)?.load ?? 0) + by })
  expect(await loads()).toEqual([moved('admin', 0), moved('lisi', 1), moved('zhangsan', -1)])
  const events = await desk.call('GET', `/api/sessions/${id}/events`, { token: tokens.lisi })
  expect(events.data.map(({ kind }: { kind: string }) => kind)).toEqual([
    'T01',
    'T04',
    'T06',
    'transfer_requested',
    'T10',
  ])
  expect(events.data.at(-1)).toMatchObject({
    csId: 'lisi',
    actorId: 'lisi',
    reason: '技术问题',
    from: 'manual',
    to: 'manual',
  })
  const [last] = (await zhangsan.history(id, '?includeSystem=true')).slice(-1)
  expect(last).toMatchObject({ msgType: 'system', content: expect.stringContaining('李四') })
})

test('only who asks, who is asked and supervisors hear of a request; everybody hears of the transfer', async () => {
  const transferId = await requested()
  await answer('lisi', transferId, 'decline', { reason: '正在忙' })
  await answer('lisi', await requested(), 'accept')
  for (const socket of sockets) await socket.next((f) => f.type === 'session_transferred' && f.sessionId === id)
  const [asks, asked, supervises, other] = sockets.map(kindsFor)
  const whole = ['session_transfer_requested', 'transfer_declined', 'session_transfer_requested', 'session_transferred']
  expect([asks, asked, supervises, other]).toEqual([whole, whole, whole, ['session_transferred']])
  const declined = sockets[0]?.frames.find(({ type }) => type === 'transfer_declined')
  expect(declined.data).toMatchObject({ transferId, answer: '正在忙', answeredBy: 'lisi' })
})

test('who does not answer in two minutes is asked no longer, and the session stays where it is', async () => {
  const transferId = await requested()
  await desk.db.run(sql`update session_transfers set expires_at = now() where id = ${transferId}`)
  expect((await answer('lisi', transferId, 'accept')).code).toBe(40006)
  await desk.drain()
  const frame = await sockets[1]?.next(({ type }) => type === 'transfer_expired')
  expect(frame.data).toMatchObject({ transferId, status: 'expired' })
  expect(await zhangsan.info(id)).toMatchObject({ manualCsId: 'zhangsan' })
  await requested()
})

test('who has become full meanwhile cannot accept, and can once there is room', async () => {
  const transferId = await requested()
  await desk.db.run(sql`update agents set max_load = current_load where user_id = 'lisi'`)
  expect((await answer('lisi', transferId, 'accept')).code).toBe(40003)
  await desk.db.run(sql`update agents set max_load = 50 where user_id = 'lisi'`)
  expect((await answer('lisi', transferId, 'accept')).status).toBe(200)
})

test('of an accept and a cancel at once one is carried out, and the other is told that it is over', async () => {
  for (let round = 0; round < 5; round++) {
    id = await zhangsan.manual(`race${round}`)
    const transferId = await requested()
    const codes = await Promise.all([
      answer('lisi', transferId, 'accept'),
      answer('zhangsan', transferId, 'cancel'),
      answer('lisi', transferId, 'decline'),
    ])
    expect(codes.map(({ code }) => code).sort()).toEqual([0, 40006, 40006])
  }
})

test('the same answer again is the same answer', async () => {
  const transferId = await requested()
  const [first, second] = [await answer('lisi', transferId, 'accept'), await answer('lisi', transferId, 'accept')]
  expect(second.data).toEqual(first.data)
  expect((await answer('lisi', transferId, 'decline')).code).toBe(40006)
})

test('a request ends with the session’s stay at who asked: closed, queued, released or taken over', async () => {
  for (const [who, verb] of [
    ['zhangsan', 'close'],
    ['zhangsan', 'requeue'],
    ['zhangsan', 'release'],
    ['admin', 'takeover'],
  ] as const) {
    id = await zhangsan.manual(`end-${verb}`)
    const transferId = await requested()
    expect((await post(who, `/api/sessions/${id}/${verb}`)).status).toBe(200)
    expect([verb, (await answer('lisi', transferId, 'accept')).code]).toEqual([verb, 40006])
  }
})

test('the note for the colleague stands in the session, and the customer never gets it', async () => {
  await requested()
  await desk.drain()
  const history = await desk.call('GET', `/api/sessions/${id}/history?includeSystem=true`, { token: tokens.lisi })
  expect(history.data).toContainEqual(
    expect.objectContaining({ msgType: 'note', content: '客户很急', senderId: 'zhangsan' }),
  )
  expect(JSON.stringify(desk.sim.sent())).not.toContain('客户很急')
})

test('an agent reads their own requests, a supervisor everybody’s, page by page', async () => {
  const transferId = await requested()
  const ids = async (who: string, query: string) => {
    const { data, headers } = await desk.call('GET', `/api/transfers${query}`, { token: tokens[who] })
    const all: string[] = data.map((one: { transferId: string }) => one.transferId)
    return { all, next: headers.get('x-next-cursor') }
  }
  expect((await ids('lisi', '?status=requested')).all[0]).toBe(transferId)
  expect((await ids('admin', '?status=requested')).all[0]).toBe(transferId)
  expect((await ids('wangwu', '')).all).not.toContain(transferId)
  const whole = (await ids('admin', '?limit=200')).all
  const paged: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: { all: string[]; next: string | null } = await ids('admin', `?limit=2&cursor=${next}`)
    paged.push(...page.all)
    next = page.next
  }
  expect(paged).toEqual(whole)
})

test('a supervisor hands on what is not theirs, asks nobody, and it is written down', async () => {
  const { data } = await transfer('admin', { toCsId: 'lisi', reason: '换人' })
  expect(data).toMatchObject({ session: { manualCsId: 'lisi' } })
  expect(data).not.toHaveProperty('transfer')
  const lines = await desk.db.rows(sql`
    select action, actor_id as actor, details->>'from' as "from", details->>'to' as "to" from audit_log where target_id = ${id}`)
  expect(lines).toEqual([{ action: 'session.reassign', actor: 'admin', from: 'zhangsan', to: 'lisi' }])
})

test('only a supervisor who says so gives an agent more than they can take', async () => {
  await desk.db.run(sql`update agents set max_load = current_load where user_id = 'lisi'`)
  expect((await transfer('admin', { toCsId: 'lisi' })).code).toBe(40003)
  expect((await transfer('zhangsan', { toCsId: 'lisi', overload: true })).code).toBe(1002)
  expect((await transfer('admin', { toCsId: 'lisi', overload: true })).data.session.manualCsId).toBe('lisi')
  await desk.db.run(sql`update agents set max_load = 50 where user_id = 'lisi'`)
})

test('to the queue or the bot a session goes at once', async () => {
  expect((await transfer('zhangsan', { to: 'queue' })).data.session).toMatchObject({
    status: 'pending',
    priority: 'high',
  })
  id = await zhangsan.manual('to-bot')
  expect((await transfer('zhangsan', { to: 'ai' })).data.session.status).toBe('ai')
})

test.each([
  ['nobody is named', {}, 40000],
  ['two are named', { to: 'queue', toCsId: 'lisi' }, 40000],
  ['another queue is named', { to: 'other' }, 40000],
  ['it is for oneself', { toCsId: 'zhangsan' }, 40000],
  ['it is for nobody of the desk', { toCsId: 'nobody' }, 40000],
  ['it is for somebody who is away', { toCsId: 'away' }, 40000],
  ['force is asked for by who may not', { toCsId: 'lisi', force: true }, 1002],
])('refused when %s', async (_what, body, code) => {
  expect((await transfer('zhangsan', body)).code).toBe(code)
})

test('refused for a session of another, while another request waits, and for who is full', async () => {
  expect((await transfer('lisi', { toCsId: 'wangwu' })).code).toBe(40301)
  await desk.db.run(sql`update agents set max_load = 0 where user_id = 'wangwu'`)
  expect((await transfer('zhangsan', { toCsId: 'wangwu' })).code).toBe(40003)
  await requested()
  expect((await transfer('zhangsan', { toCsId: 'admin' })).code).toBe(40001)
  await zhangsan.command(id, 'close')
  expect((await transfer('zhangsan', { toCsId: 'lisi' })).code).toBe(40001)
})

test('an unknown request and one of others are the same; who asks does not answer', async () => {
  const transferId = await requested()
  const unknown = await answer('wangwu', 'trf_unknown', 'accept')
  for (const id of [transferId, 'x', '%00', `trf_${'a'.repeat(70)}`, '1%27--']) {
    const { status, code, message } = await answer('wangwu', id, 'accept')
    expect([id, status, code, message]).toEqual([id, 404, 40401, unknown.message])
  }
  expect((await answer('zhangsan', transferId, 'accept')).code).toBe(1002)
  expect((await answer('lisi', transferId, 'cancel')).code).toBe(1002)
  expect((await answer('admin', transferId, 'decline')).status).toBe(200)
})
