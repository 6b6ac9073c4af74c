import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const { token } = await desk.login('zhangsan')

const recall = (sessionId: string, msgId: string, as = token) =>
  desk.call('POST', `/api/sessions/${sessionId}/messages/${msgId}/recall`, { token: as })
const sentText = (text: string) => desk.sim.sent().find((message) => message.text === text)

async function said(customer: string, content: string) {
  const sessionId = await zhangsan.manual(customer)
  const { data } = await zhangsan.command(sessionId, 'message', { content })
  await desk.drain()
  return { sessionId, msgId: String(data.msgId) }
}

test('what an agent takes back is gone at the remote, in the history and on every screen', async () => {
  const { sessionId, msgId } = await said('liuyang', '发错人了')
  const socket = openSocket(desk.url, 'zhangsan', `?token=${token}`)
  await socket.next(({ type }) => type === 'ready')
  const { status, data } = await recall(sessionId, msgId)
  expect([status, data]).toMatchObject([200, { msgId, content: '', recalledAt: expect.any(String) }])
  expect(sentText('发错人了')).toMatchObject({ recalled: true })
  expect(await socket.next(({ type }) => type === 'message_recalled')).toMatchObject({ sessionId, data: { msgId } })
  const shown = await zhangsan.history(sessionId)
  expect(shown.at(-1)).toMatchObject({ msgId, content: '' })
  expect((await zhangsan.info(sessionId)).lastMessage).toBe('')
  await socket.close()
})

test('taking the same message back twice is no error', async () => {
  const { sessionId, msgId } = await said('chenjing', '再发错')
  const [one, two] = await Promise.all([recall(sessionId, msgId), recall(sessionId, msgId)])
  const three = await recall(sessionId, msgId)
  expect([one.status, two.status, three.status]).toEqual([200, 200, 200])
  expect(three.data).toMatchObject({ msgId, content: '' })
})

test('nobody takes back what somebody else wrote, be it a colleague, the customer or the desk', async () => {
  const { sessionId, msgId } = await said('sunli', '我写的')
  const admin = await desk.login('admin')
  expect(await recall(sessionId, msgId, admin.token)).toMatchObject({ status: 403, code: 40301 })
  const [question] = await zhangsan.history(sessionId)
  expect(await recall(sessionId, question?.msgId ?? '')).toMatchObject({ status: 403, code: 40301 })
  const lines = await zhangsan.history(sessionId, '?includeSystem=true')
  const line = lines.find(({ msgType }) => msgType === 'system')
  expect(await recall(sessionId, line?.msgId ?? '')).toMatchObject({ status: 404, code: 40401 })
  expect(sentText('我写的')).not.toMatchObject({ recalled: true })
})

test('a channel that cannot take back says so, and for how long it can is told with the session', async () => {
  const { sessionId, msgId } = await said('zhaolei', '收不回来')
  expect((await zhangsan.info(sessionId)).recallSeconds).toBe(24 * 3_600)
  await desk.db.run(sql`update channel_accounts set recall_seconds = null`)
  expect(await recall(sessionId, msgId)).toMatchObject({ status: 400, code: 40008, message: '该渠道不支持撤回消息' })
  expect(await zhangsan.info(sessionId)).not.toHaveProperty('recallSeconds')
  await desk.db.run(sql`update channel_accounts set recall_seconds = 86400`)
})

test('after the time of the channel it is refused without asking the remote', async () => {
  const { sessionId, msgId } = await said('zhoujie', '太久以前')
  await desk.db.run(sql`update messages set created_at = now() - interval '25 hours' where content = '太久以前'`)
  expect(await recall(sessionId, msgId)).toMatchObject({ status: 400, code: 40008 })
  expect(sentText('太久以前')).not.toMatchObject({ recalled: true })
})

test('what was not sent cannot be taken back', async () => {
  const { sessionId, msgId } = await said('hejing', '没有送到')
  await desk.db.run(sql`update messages set delivery = 'failed' where content = '没有送到'`)
  expect(await recall(sessionId, msgId)).toMatchObject({ status: 400, code: 40001 })
})

test('what the remote refuses stays as it is, and a remote that does not answer may be asked again', async () => {
  const { sessionId, msgId } = await said('wanglei', '还在那里')
  await desk.db.run(sql`update messages set remote_key = 'nobody-knows-it' where content = '还在那里'`)
  expect(await recall(sessionId, msgId)).toMatchObject({ status: 400, code: 40008 })
  const { sessionId: other, msgId: later } = await said('wuting', '稍后再试')
  desk.sim.faults({ api: '/cgi-bin/message/recall', errcode: -1 })
  expect(await recall(other, later)).toMatchObject({ status: 502, code: 50200 })
  expect((await zhangsan.history(other)).at(-1)).toMatchObject({ content: '稍后再试' })
})

test('a message that is not there answers like a random id', async () => {
  const { sessionId } = await said('liming', '在的')
  for (const msgId of ['x', 'msg_x_1', 'msg_0000000000000000000000_1', `${sessionId.replace('ses', 'msg')}_99`]) {
    expect([msgId, await recall(sessionId, msgId)]).toMatchObject([msgId, { status: 404, code: 40401 }])
  }
})
