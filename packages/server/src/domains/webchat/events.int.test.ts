import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk, openSocket, secondNode } from '../../testing/index.ts'
import { listen } from './testing/events.ts'
import { visitorsOf } from './testing/visitors.ts'

const desk = await bootDesk()
const other = await secondNode(desk)
const { come, asAdmin } = await visitorsOf(desk)
const { token, user_id: csId } = await desk.login('zhangsan')
await desk.db.run(sql`update agents set max_load = 100`)

const asAgent = (path: string, body?: unknown) =>
  desk.call('POST', `/api/sessions/${path}`, { token, ...(body !== undefined && { body }) })

async function waiting() {
  const visitor = await come()
  await visitor.call('POST', 'handoff', {})
  const { body } = await visitor.call('GET', 'conversation')
  return { visitor, sessionId: String(body.session_id), cursor: String(body.cursor) }
}

async function served() {
  const { visitor, sessionId } = await waiting()
  await asAgent(`${sessionId}/accept`, { csId })
  const { body } = await visitor.call('GET', 'conversation')
  return { visitor, sessionId, cursor: String(body.cursor) }
}

const saying = (content: string) => (event: { data: { message?: { content: string } } }) =>
  event.data.message?.content === content
const contents = (events: readonly { name: string; data: { message?: { content: string } } }[]) =>
  events.flatMap(({ data }) => data.message?.content ?? [])

test('an agent who takes the session, writes, and ends it is heard live, with who they are', async () => {
  const { visitor, sessionId, cursor } = await waiting()
  const page = await visitor.listen(cursor)
  expect(page.headers.get('content-type')).toMatch(/^text\/event-stream/)
  await asAgent(`${sessionId}/accept`, { csId })
  expect((await page.next(({ data }) => data.status === 'agent')).data).toMatchObject({ agent_name: '张三' })
  await asAgent(`${sessionId}/message`, { content: '您好' })
  const said = await page.next(saying('您好'))
  expect(said).toMatchObject({
    name: 'message',
    id: expect.any(String),
    data: { message: { role: 'agent', name: '张三' } },
  })
  await asAgent(`${sessionId}/close`)
  await page.next(({ data }) => data.status === 'closed')
  page.leave()
})

test('from the cursor of the conversation on, and from every id, comes exactly the rest', async () => {
  const { visitor, sessionId } = await served()
  const expected: string[] = []
  const say = async (content: string) => {
    expected.push(content)
    await asAgent(`${sessionId}/message`, { content })
  }
  for (let nth = 0; nth < 5; nth++) await say(`早 ${nth}`)
  const { body } = await visitor.call('GET', 'conversation')
  const heard = body.messages.map(({ content }: { content: string }) => content)
  let mark = String(body.cursor)
  for (let round = 0; round < 4; round++) {
    const page = await visitor.listen(mark)
    const [, live] = await Promise.all([say(`断线 ${round}`), page.next(saying(`断线 ${round}`))])
    await say(`其间 ${round}`)
    heard.push(...contents(page.events.slice(0, page.events.indexOf(live) + 1)))
    mark = String(live.id)
    page.leave()
  }
  const last = await visitor.listen(undefined, { 'last-event-id': mark })
  await last.next(saying('其间 3'))
  heard.push(...contents(last.events))
  expect(heard.filter((content: string) => expected.includes(content))).toEqual(expected)
  last.leave()
})

test('messages that are written while a page comes in are told once, however the two meet', async () => {
  const { visitor, sessionId } = await served()
  const writing = (async () => {
    for (let nth = 0; nth < 30; nth++) await asAgent(`${sessionId}/message`, { content: `并 ${nth}` })
  })()
  const { body } = await visitor.call('GET', 'conversation')
  const page = await visitor.listen(String(body.cursor))
  await writing
  await page.next(saying('并 29'))
  const heard = [...body.messages.map(({ content }: { content: string }) => content), ...contents(page.events)]
  expect(heard.filter((content: string) => content.startsWith('并'))).toEqual(
    Array.from({ length: 30 }, (_, n) => `并 ${n}`),
  )
  page.leave()
})

test('a note is told to nobody, and what is taken back disappears', async () => {
  const { visitor, sessionId, cursor } = await served()
  const page = await visitor.listen(cursor)
  await asAgent(`${sessionId}/notes`, { content: '内部备注' })
  const { data } = await asAgent(`${sessionId}/message`, { content: '发错了' })
  await asAgent(`${sessionId}/messages/${data.msgId}/recall`)
  const gone = await page.next((event) => event.data.message?.recalled === true)
  expect(gone.data.message).toMatchObject({ id: data.msgId, content: '' })
  expect(contents(page.events)).not.toContain('内部备注')
  page.leave()
})

test('a visitor who listens at another node hears the agent, and that they are writing', async () => {
  const { visitor, sessionId, cursor } = await served()
  const page = await listen(
    `${other.url}/api/v1/public/bot-share/${visitor.shareToken}/events?after=${encodeURIComponent(cursor)}`,
    { authorization: `Bearer ${visitor.token}` },
  )
  const socket = openSocket(desk.url, csId, `?token=${token}`)
  await socket.next((frame) => frame.type === 'ready')
  socket.send({ type: 'bind_session', sessionId })
  await socket.next((frame) => frame.type === 'session_bound')
  await asAgent(`${sessionId}/message`, { content: '在另一个节点' })
  await page.next(saying('在另一个节点'))
  socket.send({ type: 'typing', sessionId })
  expect((await page.next(({ name }) => name === 'typing')).id).toBeUndefined()
  page.leave()
  await socket.close()
})

test('an agent who has the conversation open sees that the visitor writes, at whatever node', async () => {
  const { visitor, sessionId } = await served()
  const { visitor: foreign } = await served()
  const here = openSocket(desk.url, csId, `?token=${token}`)
  const there = openSocket(other.url, csId, `?token=${token}`)
  for (const socket of [here, there]) {
    await socket.next((frame) => frame.type === 'ready')
    socket.send({ type: 'bind_session', sessionId })
    await socket.next((frame) => frame.type === 'session_bound')
  }
  expect(await foreign.call('POST', 'typing', {})).toMatchObject({ status: 200 })
  expect(await visitor.call('POST', 'typing', {})).toMatchObject({ status: 200, body: { success: true } })
  for (const socket of [here, there]) {
    const frame = await socket.next(({ type }) => type === 'customer_typing')
    expect(frame).toEqual({ type: 'customer_typing', sessionId })
    await socket.close()
  }
})

test('while the bot has the conversation nobody is told that the visitor writes', async () => {
  const visitor = await come()
  await visitor.ask('你好')
  const { body } = await visitor.call('GET', 'conversation')
  const socket = openSocket(desk.url, csId, `?token=${token}`)
  await socket.next((frame) => frame.type === 'ready')
  socket.send({ type: 'bind_session', sessionId: body.session_id })
  await socket.next((frame) => frame.type === 'session_bound')
  expect(await visitor.call('POST', 'typing', {})).toMatchObject({ status: 200 })
  socket.send({ type: 'ping' })
  await socket.next(({ type }) => type === 'pong')
  expect(socket.frames.filter(({ type }) => type === 'customer_typing')).toEqual([])
  await socket.close()
})

test('nobody hears what is said to somebody else', async () => {
  const { visitor, cursor } = await served()
  const { sessionId: foreign } = await served()
  const page = await visitor.listen(cursor)
  const { body } = await visitor.call('GET', 'conversation')
  await asAgent(`${foreign}/message`, { content: '别人的' })
  await asAgent(`${body.session_id}/message`, { content: '自己的' })
  await page.next(saying('自己的'))
  expect(contents(page.events)).toEqual(['自己的'])
  page.leave()
})

test('whoever waits hears that they come nearer', async () => {
  const first = await waiting()
  const second = await waiting()
  // What made the second wait is told before the page is opened.
  await desk.drain()
  const { body } = await second.visitor.call('GET', 'conversation')
  const page = await second.visitor.listen(String(body.cursor))
  await asAgent(`${first.sessionId}/accept`, { csId })
  const nearer = await page.next(({ data }) => data.queue_position === body.queue_position - 1)
  expect(nearer).toMatchObject({ name: 'status', id: undefined, data: { status: 'queued' } })
  page.leave()
})

test.each([
  [
    'the link is revoked',
    ({ shareId }: { shareId: string }) => asAdmin('DELETE', `/api/v1/bot-share-tokens/${shareId}`),
  ],
  [
    'the account is deleted',
    ({ endUserId }: { endUserId: string }) => asAdmin('DELETE', `/api/v1/end-users/${endUserId}`),
  ],
])('when %s the stream ends and says so', async (_when, end) => {
  const { visitor, cursor } = await served()
  const page = await visitor.listen(cursor)
  await end(visitor)
  await page.ended
  expect(page.events.at(-1)).toMatchObject({ name: 'closed', data: { reason: 'not_allowed' } })
  expect((await visitor.listen(cursor)).status).toBeGreaterThanOrEqual(401)
})

test('of too many pages of one visitor the oldest ends, and says why', async () => {
  const { visitor, cursor } = await served()
  const [oldest, ...pages] = [
    await visitor.listen(cursor),
    ...(await Promise.all(Array.from({ length: 5 }, () => visitor.listen(cursor)))),
  ]
  await oldest?.ended
  expect(oldest?.events.at(-1)).toMatchObject({ name: 'closed', data: { reason: 'too_many' } })
  for (const page of pages) page.leave()
})

test('a place from before everything that is kept resets, and one that is none is refused', async () => {
  const { visitor } = await served()
  await desk.db.run(sql`update feed_horizon set xid = '5', id = 1`)
  const page = await visitor.listen('1.1')
  await page.next(({ name }) => name === 'reset')
  page.leave()
  expect((await visitor.listen('yesterday')).status).toBe(400)
})
