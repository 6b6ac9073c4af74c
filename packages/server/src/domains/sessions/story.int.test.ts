import { expect, test } from 'vitest'
import { bootDesk, openSocket } from '../../testing/index.ts'

const desk = await bootDesk()

test('a customer is answered by the bot, handed to a person, accepted, answered and closed', async () => {
  const { token, user_id } = await desk.login('zhangsan')
  const socket = openSocket(desk.url, user_id, `?token=${token}`)
  await socket.next((f) => f.type === 'ready')

  await desk.say('liuyang', 'VPN 连不上怎么办')
  expect(desk.sim.sent().map((s) => s.text)).toEqual([expect.stringContaining('VPN 客户端')])

  await desk.say('liuyang', '转人工')
  const pending = await socket.next((f) => f.type === 'new_pending_session')
  expect(pending.data).toMatchObject({ customerId: 'emp:liuyang', reason: 'customer_asked', channelType: 'wechat' })

  const accepted = await desk.call('POST', `/api/sessions/${pending.sessionId}/accept`, {
    token,
    body: { csId: user_id },
  })
  expect(accepted.data).toMatchObject({ status: 'manual', manualCsId: 'zhangsan' })

  await desk.say('liuyang', '我在上海办公室')
  const heard = await socket.next((f) => f.type === 'new_message' && f.data.content === '我在上海办公室')
  expect(heard.data.senderType).toBe('customer')

  const reply = await desk.call('POST', `/api/sessions/${pending.sessionId}/message`, {
    token,
    body: { content: '马上处理', clientMsgId: 'c1' },
  })
  await desk.drain()
  await socket.next((f) => f.type === 'message_status' && f.data.msgId === reply.data.msgId && f.data.status === 'sent')

  await desk.call('POST', `/api/sessions/${pending.sessionId}/close`, { token })
  await socket.next((f) => f.type === 'session_closed')
  await desk.drain()
  const history = await desk.call('GET', `/api/sessions/${pending.sessionId}/history`, { token })
  expect(history.data.map((m: { senderType: string }) => m.senderType)).toEqual([
    'customer',
    'ai',
    'customer',
    'customer',
    'manual',
  ])
  expect(
    desk.sim
      .sent()
      .map((s) => s.text)
      .at(-1),
  ).toContain('本次服务已结束')
  await socket.close()
})
