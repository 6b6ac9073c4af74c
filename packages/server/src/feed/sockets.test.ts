import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type { Cursor } from './cursor.ts'
import type { Change } from './reader.ts'
import { openSockets, type Sockets, type SocketsDeps } from './sockets.ts'

const change = (id: number, assignee: string | null = null): Change => ({
  xid: '100',
  id,
  kind: 'told',
  sessionId: 'ses_1',
  assignee,
  phase: null,
  seq: null,
  data: null,
})

let server: WebSocketServer
let sockets: Sockets
let position: Cursor
let between: SocketsDeps['between']
let framesOf: SocketsDeps['framesOf']

beforeEach(async () => {
  position = { xid: '100', id: 10 }
  between = async () => []
  framesOf = async (changes) => changes.map(({ id }) => ({ near: `near ${id}`, far: `far ${id}` }))
  sockets = openSockets({
    canSee: ({ roles }) => !roles.includes('blind'),
    framesOf: (changes) => framesOf(changes),
    mayBind: async () => true,
    position: () => position,
    between: (from, to) => between(from, to),
  })
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (ws, request) => {
    const [, csId = '', role = ''] = request.url?.split('/') ?? []
    sockets.attach(ws, { csId, roles: [role] }, request.socket)
  })
  await once(server, 'listening')
})
afterEach(async () => {
  sockets.closeAll(1001, 'end')
  for (const client of server.clients) client.terminate()
  server.close()
  await once(server, 'close')
})

/** A connection, and what it has heard: the kind of a frame, or the whole of one that is no JSON. */
async function open(csId = 'zhangsan', role = 'agent') {
  const address = server.address()
  const ws = new WebSocket(
    `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/${csId}/${role}`,
  )
  const heard: string[] = []
  ws.on('message', (data) => heard.push(String(data).startsWith('{') ? JSON.parse(String(data)).type : String(data)))
  const has = async (count: number) => {
    while (heard.length < count) await once(ws, 'message')
  }
  await has(1)
  return { ws, heard, has, say: (frame: object) => ws.send(JSON.stringify(frame)) }
}

const resume = { type: 'resume', cursor: '100.1' }

test('the past that was asked for comes before what happens meanwhile', async () => {
  let answer = (_past: readonly Change[]) => {}
  const asked = new Promise<void>((resolve) => {
    between = () =>
      new Promise((told) => {
        answer = told
        resolve()
      })
  })
  const { heard, has, say } = await open()
  say(resume)
  await asked
  await sockets.publish([change(11), change(12)])
  answer([change(9), change(10)])
  await has(6)
  expect(heard).toEqual(['ready', 'far 9', 'far 10', 'resumed', 'far 11', 'far 12'])
})

test('what was on its way when a socket came is its past: it is not told unasked', async () => {
  let go = () => {}
  const under = new Promise<void>((resolve) => {
    go = resolve
  })
  framesOf = async (changes) => {
    await under
    return changes.map(({ id }) => ({ near: `near ${id}`, far: `far ${id}` }))
  }
  const early = await open()
  const published = sockets.publish([change(11)])
  const late = await open()
  go()
  await published
  await sockets.publish([change(12)])
  await Promise.all([early.has(3), late.has(2)])
  expect([early.heard, late.heard]).toEqual([
    ['ready', 'far 11', 'far 12'],
    ['ready', 'far 12'],
  ])
})

test('whoever is gone has their sockets closed, and nobody is told', async () => {
  const gone = { ...change(11, 'zhangsan'), kind: 'viewer_gone' }
  const [one, two, other] = [await open(), await open(), await open('lisi')]
  const closed = Promise.all([one, two].map(async ({ ws }) => Number((await once(ws, 'close'))[0])))
  await sockets.publish([gone, change(12)])
  expect(await closed).toEqual([4401, 4401])
  await other.has(2)
  expect([one.heard, other.heard]).toEqual([['ready'], ['ready', 'far 12']])
})

test('whoever may not see a change is not told of it, now or afterwards', async () => {
  between = async () => [change(9)]
  const blind = await open('zhangsan', 'blind')
  blind.say({ type: 'bind_session', sessionId: 'ses_1' })
  await blind.has(2)
  await sockets.publish([change(11, 'zhangsan')])
  blind.say(resume)
  await blind.has(3)
  expect(blind.heard).toEqual(['ready', 'session_bound', 'resumed'])
})

test('a change is told near to whom it belongs and who has it open, and far to the others, if at all', async () => {
  const [mine, opened, other] = [await open('zhangsan'), await open('lisi'), await open('wangwu')]
  opened.say({ type: 'bind_session', sessionId: 'ses_1' })
  await opened.has(2)
  framesOf = async (changes) =>
    changes.map(({ id }) => ({ near: `near ${id}`, ...(id === 11 && { far: `far ${id}` }) }))
  await sockets.publish([change(11, 'zhangsan'), change(12, 'zhangsan')])
  other.say({ type: 'ping' })
  await Promise.all([mine.has(3), opened.has(4), other.has(3)])
  expect([mine.heard, opened.heard, other.heard]).toEqual([
    ['ready', 'near 11', 'near 12'],
    ['ready', 'session_bound', 'near 11', 'near 12'],
    ['ready', 'far 11', 'pong'],
  ])
})

test('a place that is gone is answered with a reset, and the present goes on', async () => {
  between = async () => 'reset'
  const { heard, has, say } = await open()
  say(resume)
  await has(2)
  await sockets.publish([change(11)])
  await has(3)
  expect(heard).toEqual(['ready', 'reset', 'far 11'])
})

test('a past that cannot be read ends the socket, so that it is asked for again', async () => {
  between = async () => {
    throw new Error('the database is away')
  }
  const { ws, say } = await open()
  say(resume)
  expect((await once(ws, 'close'))[0]).toBe(1011)
})

test('there are readers exactly while somebody is connected', async () => {
  expect(sockets.hasReaders()).toBe(false)
  const { ws } = await open()
  expect(sockets.hasReaders()).toBe(true)
  const [peer] = server.clients
  ws.close()
  if (peer && peer.readyState !== peer.CLOSED) await once(peer, 'close')
  expect(sockets.hasReaders()).toBe(false)
})

test('everybody is told when the desk restarts', async () => {
  const open3 = await Promise.all([open(), open(), open()])
  const closed = open3.map(({ ws }) => once(ws, 'close'))
  sockets.closeAll(1001, 'restarting')
  expect((await Promise.all(closed)).map(([code]) => code)).toEqual([1001, 1001, 1001])
})

test('of six sockets of one agent the oldest is closed with 4409; those of others stay', async () => {
  const other = await open('lisi')
  const first = await open()
  const closed = once(first.ws, 'close')
  const later = [await open(), await open(), await open(), await open(), await open()]
  expect((await closed)[0]).toBe(4409)
  await sockets.publish([change(11)])
  await Promise.all([other, ...later].map(({ has }) => has(2)))
  for (const { heard } of [other, ...later]) expect(heard).toEqual(['ready', 'far 11'])
})

test('a socket that says more than 60 frames at once is closed with 4429, and up to there it is answered', async () => {
  const { ws, heard, has, say } = await open()
  for (let i = 0; i < 60; i++) say({ type: 'ping' })
  await has(61)
  const closed = once(ws, 'close')
  for (let i = 0; i < 500; i++) say({ type: 'ping' })
  expect((await closed)[0]).toBe(4429)
  expect(heard.slice(0, 61)).toEqual(['ready', ...Array.from({ length: 60 }, () => 'pong')])
})

test('who writes is told to the other agents who have the session open, and to nobody else', async () => {
  const [writer, again, reader, other] = [await open(), await open(), await open('lisi'), await open('wangwu')]
  for (const { say, has } of [writer, again, reader]) {
    say({ type: 'bind_session', sessionId: 'ses_1' })
    await has(2)
  }
  const told = new Promise((resolve) => reader.ws.once('message', (data) => resolve(JSON.parse(String(data)))))
  writer.say({ type: 'typing', sessionId: 'ses_1' })
  expect(await told).toEqual({ type: 'typing', sessionId: 'ses_1', csId: 'zhangsan', name: 'zhangsan' })
  for (const { say } of [again, other]) say({ type: 'ping' })
  await Promise.all([again.has(3), other.has(2)])
  expect([again.heard, other.heard]).toEqual([
    ['ready', 'session_bound', 'pong'],
    ['ready', 'pong'],
  ])
})

test('typing is told once a second at most, however often a screen says it', async () => {
  const [writer, reader] = [await open(), await open('lisi')]
  for (const { say, has } of [writer, reader]) {
    say({ type: 'bind_session', sessionId: 'ses_1' })
    await has(2)
  }
  const startedAt = performance.now()
  for (let i = 0; i < 30; i++) writer.say({ type: 'typing', sessionId: 'ses_1' })
  writer.say({ type: 'ping' })
  await writer.has(3)
  reader.say({ type: 'ping' })
  await reader.has(4)
  const allowed = 1 + Math.floor((performance.now() - startedAt) / 1_000)
  expect(reader.heard.filter((type) => type === 'typing').length).toBeLessThanOrEqual(allowed)
})

test('who has not opened a session cannot tell that they write in it', async () => {
  const { heard, has, say } = await open()
  say({ type: 'typing', sessionId: 'ses_1' })
  await has(2)
  expect(heard).toEqual(['ready', 'error'])
})
