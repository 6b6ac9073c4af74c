import { beforeAll, expect, test } from 'vitest'
import { type AgentSocket, bootDesk, openSocket } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const sockets: Record<'zhangsan' | 'lisi' | 'admin', AgentSocket> = {
  zhangsan: await openOf('zhangsan'),
  lisi: await openOf('lisi'),
  admin: await openOf('admin'),
}
type Who = keyof typeof sockets

async function openOf(csId: string): Promise<AgentSocket> {
  const { token } = await desk.login(csId)
  const socket = openSocket(desk.url, csId, `?token=${token}`)
  await socket.next((frame) => frame.type === 'ready')
  return socket
}

/** Every socket has been told everything that was committed by now: a ping is answered after it. */
async function settled(): Promise<void> {
  await desk.drain()
  for (const socket of Object.values(sockets)) {
    const pongs = () => socket.frames.filter(({ type }) => type === 'pong').length
    const before = pongs()
    socket.send({ type: 'ping' })
    await socket.next((frame) => frame.type === 'pong' && pongs() > before)
    while (pongs() === before) await new Promise(setImmediate)
  }
}

/** What each of them hears of a session while something happens, in words: `new_message: 你好`. */
async function heard(sessionId: string, happen: () => Promise<unknown>): Promise<Record<Who, string[]>> {
  await settled()
  const from = {
    zhangsan: sockets.zhangsan.frames.length,
    lisi: sockets.lisi.frames.length,
    admin: sockets.admin.frames.length,
  }
  await happen()
  await settled()
  const of = (who: Who) =>
    sockets[who].frames
      .slice(from[who])
      .filter((frame) => frame.sessionId === sessionId && frame.type !== 'message_status')
      .map((frame) => (frame.type === 'new_message' ? `new_message: ${frame.data.content}` : frame.type))
  return { zhangsan: of('zhangsan'), lisi: of('lisi'), admin: of('admin') }
}

let id = ''
beforeAll(async () => {
  id = await zhangsan.pending('liuyang')
})

test('everybody hears that a customer waits, and what they wrote', async () => {
  for (const socket of Object.values(sockets)) {
    const frame = await socket.next(({ type, sessionId }) => type === 'new_pending_session' && sessionId === id)
    expect(frame.data).toEqual({
      customerId: 'emp:liuyang',
      channelType: 'wechat',
      reason: 'customer_asked',
      priority: 'normal',
      lastMessage: '转人工',
      waitingSince: expect.any(String),
    })
  }
})

test('everybody hears who accepted it', async () => {
  const told = await heard(id, () => zhangsan.command(id, 'accept', { csId: 'zhangsan' }))
  for (const frames of Object.values(told)) expect(frames).toContain('session_accepted')
  const frame = sockets.lisi.frames.findLast(({ type }) => type === 'session_accepted')
  expect(frame.data).toEqual({ manualCsId: 'zhangsan', csName: '张三', acceptedAt: expect.any(String) })
})

test('whoever has the session hears every word without opening it, the others that something happened', async () => {
  const told = await heard(id, () => desk.say('liuyang', '我在上海'))
  expect(told).toEqual({
    zhangsan: ['new_message: 我在上海'],
    lisi: ['session_updated'],
    admin: ['session_updated'],
  })
})

test('whoever opens the session hears every word too, until it is put away', async () => {
  sockets.lisi.send({ type: 'bind_session', sessionId: id })
  await sockets.lisi.next(({ type, sessionId }) => type === 'session_bound' && sessionId === id)
  const open = await heard(id, () => zhangsan.command(id, 'message', { content: '马上到' }))
  expect(open).toEqual({
    zhangsan: ['new_message: 马上到'],
    lisi: ['new_message: 马上到'],
    admin: ['session_updated'],
  })
  sockets.lisi.send({ type: 'unbind_session', sessionId: id })
  await sockets.lisi.next(({ type }) => type === 'session_unbound')
  const away = await heard(id, () => desk.say('liuyang', '好的'))
  expect([away.zhangsan, away.lisi]).toEqual([['new_message: 好的'], ['session_updated']])
})

test('what became of a message is told to those who see the message', async () => {
  const { data } = await zhangsan.command(id, 'message', { content: '收到请回复', clientMsgId: 'c9' })
  await settled()
  const of = (who: Who) => sockets[who].frames.filter((f) => f.type === 'message_status' && f.data.msgId === data.msgId)
  expect(of('zhangsan').map((frame) => frame.data)).toEqual([{ msgId: data.msgId, status: 'sent' }])
  expect([of('lisi'), of('admin')]).toEqual([[], []])
})

test('an agent’s own message comes back over the feed under the name they gave it', async () => {
  const frame = await sockets.zhangsan.next((f) => f.type === 'new_message' && f.data.clientMsgId === 'c9')
  expect(frame.data).toMatchObject({
    senderType: 'manual',
    senderId: 'zhangsan',
    content: '收到请回复',
    msgType: 'text',
  })
  expect(frame.data).not.toHaveProperty('sessionId')
})

test('everybody hears that it was closed, and by whom', async () => {
  const told = await heard(id, () => zhangsan.command(id, 'close'))
  for (const frames of Object.values(told)) expect(frames).toContain('session_closed')
  const frame = sockets.admin.frames.findLast(({ type }) => type === 'session_closed')
  expect(frame.data).toEqual({ closedBy: 'zhangsan', reason: 'agent', closedAt: expect.any(String) })
})

test('every durable frame has its place, in order, and the session as it is', async () => {
  await settled()
  for (const socket of Object.values(sockets)) {
    const durable = socket.frames.filter(({ sessionId, cursor }) => sessionId === id && cursor)
    expect(durable.length).toBeGreaterThan(5)
    const places = durable.map(({ cursor }) => cursor.split('.').map(Number))
    expect(places).toEqual(places.toSorted(([a, b], [c, d]) => a - c || b - d))
    for (const { session } of durable) expect(session).toMatchObject({ sessionId: id, customerId: 'emp:liuyang' })
    const versions = durable.map(({ session }) => session.version)
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
  }
})

test('two windows of one agent hear the same', async () => {
  const second = await openOf('zhangsan')
  const other = await zhangsan.manual('chenjing')
  await desk.say('chenjing', '在两个窗口里')
  const is = (f: { type: string; data: { content?: string } }) =>
    f.type === 'new_message' && f.data.content === '在两个窗口里'
  const [one, two] = [await sockets.zhangsan.next(is), await second.next(is)]
  expect(two).toEqual(one)
  expect(two.sessionId).toBe(other)
  await second.close()
})
