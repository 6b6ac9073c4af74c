import { expect, test } from 'vitest'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const [lisi, admin] = [await desk.login('lisi'), await desk.login('admin')]

const note = (sessionId: string, body: object, token = lisi.token, headers = {}) =>
  desk.call('POST', `/api/sessions/${sessionId}/notes`, { token, body, headers })

async function screenOf(csId: string, bound?: string) {
  const { token } = await desk.login(csId)
  const socket = openSocket(desk.url, csId, `?token=${token}`)
  await socket.next(({ type }) => type === 'ready')
  if (bound) {
    socket.send({ type: 'bind_session', sessionId: bound })
    await socket.next(({ type }) => type === 'session_bound')
  }
  return socket
}

const sentTo = (customer: string) => desk.sim.sent().filter(({ to }) => to.includes(customer))

test('a note never reaches the customer, is not counted, and no list shows it', async () => {
  const id = await zhangsan.manual('liuyang')
  await desk.drain()
  const [before, sent] = [await zhangsan.info(id), sentTo('liuyang').length]
  const { data } = await note(id, { content: '客户很着急，请先处理' })
  await desk.drain()
  expect(data).toMatchObject({ msgType: 'note', senderId: 'lisi', senderName: '李四', content: '客户很着急，请先处理' })
  expect(data).not.toHaveProperty('senderType')
  expect(data).not.toHaveProperty('delivery')
  expect(sentTo('liuyang')).toHaveLength(sent)
  const { messageCount, lastMessage, lastSenderType } = await zhangsan.info(id)
  expect({ messageCount, lastMessage, lastSenderType }).toEqual({
    messageCount: before.messageCount,
    lastMessage: before.lastMessage,
    lastSenderType: before.lastSenderType,
  })
})

test('a note is in the history only for whoever asks for everything', async () => {
  const id = await zhangsan.manual('chenjing')
  const { data } = await note(id, { content: '只给同事看' })
  expect((await zhangsan.history(id)).map(({ msgId }) => msgId)).not.toContain(data.msgId)
  expect((await zhangsan.history(id, '?includeSystem=true')).at(-1)).toEqual(data)
})

test('a note is shown at once to the assignee and to whoever has the session open, and to nobody else', async () => {
  const id = await zhangsan.manual('sunli')
  const [mine, opened, other] = [await screenOf('zhangsan'), await screenOf('admin', id), await screenOf('lisi')]
  const { data } = await note(id, { content: '悄悄话' }, admin.token)
  await desk.drain()
  const isNote = (frame: { type: string; data: { msgId?: string } }) =>
    frame.type === 'new_message' && frame.data.msgId === data.msgId
  for (const socket of [mine, opened]) expect(await socket.next(isNote)).toMatchObject({ data: { msgType: 'note' } })
  await other.next((frame) => frame.type === 'session_updated' && frame.sessionId === id)
  expect(other.frames.filter((frame) => JSON.stringify(frame).includes('悄悄话'))).toEqual([])
  for (const socket of [mine, opened, other]) await socket.close()
})

test('whoever is mentioned is told who named them, and nobody else is', async () => {
  const id = await zhangsan.manual('zhaolei')
  const [lisiScreen, bystander] = [await screenOf('lisi'), await screenOf('zhangsan', id)]
  const { data } = await note(id, { content: '@李四 帮忙看一下', mentions: ['lisi', 'admin', 'lisi'] }, admin.token)
  await desk.drain()
  const frame = await lisiScreen.next(({ type }) => type === 'mentioned')
  expect(frame).toMatchObject({
    ...{ sessionId: id, session: { sessionId: id } },
    data: { msgId: data.msgId, csIds: ['lisi'], byCsId: 'admin', by: '王敏' },
  })
  await bystander.next((told) => told.type === 'new_message' && told.data.msgId === data.msgId)
  expect(bystander.frames.filter(({ type }) => type === 'mentioned')).toEqual([])
  for (const socket of [lisiScreen, bystander]) await socket.close()
})

test('notes can be written in every state of a session, and leave it in that state', async () => {
  await desk.say('hejing', '你好')
  const id = await zhangsan.idOf('hejing')
  const add = async (status: string) => {
    const { status: http } = await note(id, { content: `在 ${status} 时` })
    expect([http, (await zhangsan.info(id)).status]).toEqual([200, status])
  }
  await add('ai')
  await desk.say('hejing', '转人工')
  await add('pending')
  await zhangsan.command(id, 'accept', { csId: 'zhangsan' })
  await add('manual')
  await zhangsan.command(id, 'close')
  await add('closed')
})

test('the same key twice is one note', async () => {
  const id = await zhangsan.manual('zhoujie')
  const body = { content: '一次', clientMsgId: 'note-1' }
  const [one, two] = [await note(id, body), await note(id, body)]
  const three = await note(id, { content: '一次' }, lisi.token, { 'idempotency-key': 'note-1' })
  expect([two.data, three.data]).toEqual([one.data, one.data])
})

test.each([
  ['nothing', {}, 40000, 400],
  ['white space', { content: ' \n' }, 40000, 400],
  ['more than a page', { content: 'x'.repeat(5_001) }, 40000, 400],
  ['a mention of nobody', { content: '看', mentions: ['nobody'] }, 40000, 400],
])('%s is no note', async (_what, body, code, status) => {
  const id = await zhangsan.idOf('liuyang')
  expect(await note(id, body)).toMatchObject({ code, status })
})

test('a note needs a sign-in, and a session that is there', async () => {
  const id = await zhangsan.idOf('liuyang')
  expect(await note(id, { content: '看' }, 'nobody')).toMatchObject({ status: 401, code: 1001 })
  expect(await note('ses_0000000000000000000000', { content: '看' })).toMatchObject({ status: 404, code: 40401 })
  expect(await note('ses_0000000000000000000000', {})).toMatchObject({ status: 404, code: 40401 })
})
