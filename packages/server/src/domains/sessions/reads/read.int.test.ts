import { expect, test } from 'vitest'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import type { UnreadCount } from '../contract.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const { token } = await desk.login('zhangsan')
const lisi = await desk.login('lisi')

const read = (sessionId: string, lastMsgId: string, as = token) =>
  desk.call('POST', `/api/sessions/${sessionId}/read`, { token: as, body: { lastMsgId } })
const counts = async (as = token): Promise<Record<string, UnreadCount>> =>
  (await desk.call('GET', '/api/sessions/unread', { token: as })).data
const unread = async (as = token): Promise<Record<string, number>> =>
  Object.fromEntries(Object.entries(await counts(as)).map(([sessionId, { unread }]) => [sessionId, unread]))
const idsOf = async (sessionId: string) =>
  (await zhangsan.history(sessionId, '?includeSystem=true')).map(({ msgId }) => msgId)

test('what a customer wrote and the assignee has not read is counted, by session', async () => {
  const [one, two] = [await zhangsan.manual('liuyang'), await zhangsan.manual('chenjing')]
  await desk.say('liuyang', '在吗')
  await desk.say('liuyang', '在不在')
  expect(await unread()).toEqual({ [one]: 3, [two]: 1 })
  const { data } = await read(one, (await idsOf(one)).at(-2) ?? '')
  expect(data.unread).toBe(1)
  expect(await unread()).toEqual({ [one]: 1, [two]: 1 })
  await read(one, (await idsOf(one)).at(-1) ?? '')
  await read(two, (await idsOf(two)).at(-1) ?? '')
  expect(await unread()).toEqual({})
  await desk.say('chenjing', '还有一个问题')
  expect(await unread()).toEqual({ [two]: 1 })
})

test('a count says up to which message it counts, so that whoever counts on counts none twice', async () => {
  const id = await zhangsan.manual('qianwei')
  await desk.say('qianwei', '还在吗')
  expect((await counts())[id]).toEqual({ unread: 2, lastMsgId: (await idsOf(id)).at(-1) })
})

test('what agents and the desk write is never unread', async () => {
  const id = await zhangsan.manual('sunli')
  await read(id, (await idsOf(id)).at(-1) ?? '')
  await zhangsan.command(id, 'message', { content: '您好' })
  await desk.call('POST', `/api/sessions/${id}/notes`, { token: lisi.token, body: { content: '看一下' } })
  await desk.drain()
  expect(await unread()).not.toHaveProperty(id)
})

test('a mark never goes back, whatever order screens tell it in', async () => {
  const id = await zhangsan.manual('zhaolei')
  for (const text of ['一', '二', '三']) await desk.say('zhaolei', text)
  const ids = await idsOf(id)
  await Promise.all([...ids].reverse().map((msgId) => read(id, msgId)))
  expect((await read(id, ids[0] ?? '')).data).toEqual({ lastMsgId: ids.at(-1), unread: 0 })
})

test('every agent has a mark of their own', async () => {
  const id = await zhangsan.manual('zhoujie')
  await read(id, (await idsOf(id)).at(-1) ?? '', lisi.token)
  expect(await unread()).toHaveProperty(id, 1)
  expect(await unread(lisi.token)).toEqual({})
})

test('the other screens of the same agent are told, and nobody else, and once', async () => {
  const id = await zhangsan.manual('hejing')
  const mine = openSocket(desk.url, 'zhangsan', `?token=${token}`)
  const other = openSocket(desk.url, 'lisi', `?token=${lisi.token}`)
  for (const socket of [mine, other]) await socket.next(({ type }) => type === 'ready')
  other.send({ type: 'bind_session', sessionId: id })
  await other.next(({ type }) => type === 'session_bound')
  const lastMsgId = (await idsOf(id)).at(-1) ?? ''
  for (let i = 0; i < 2; i++) await read(id, lastMsgId)
  await desk.say('hejing', '谢谢')
  for (const socket of [mine, other]) await socket.next(({ type }) => type === 'new_message')
  expect(mine.frames.filter(({ type }) => type === 'session_read')).toMatchObject([
    { sessionId: id, data: { csId: 'zhangsan', lastMsgId } },
  ])
  expect(other.frames.filter(({ type }) => type === 'session_read')).toEqual([])
  for (const socket of [mine, other]) await socket.close()
})

test('a message of another session, or of none, cannot be the mark', async () => {
  const [id, other] = [await zhangsan.idOf('hejing'), await zhangsan.idOf('liuyang')]
  const [foreign = ''] = await idsOf(other)
  const beyond = (await idsOf(id)).at(-1)?.replace(/\d+$/, '999') ?? ''
  for (const msgId of [foreign, beyond, 'x', '', 'msg_x_0']) {
    expect([msgId, (await read(id, msgId)).code]).toEqual([msgId, 40000])
  }
  expect(await read('ses_0000000000000000000000', foreign)).toMatchObject({ status: 404, code: 40401 })
})
