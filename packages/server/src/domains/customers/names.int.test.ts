import { expect, test } from 'vitest'
import { bootDesk, openSocket } from '../../testing/index.ts'

const desk = await bootDesk()

test('a new customer is soon shown by the name that WeCom knows, without anyone asking', async () => {
  const { token } = await desk.login('zhangsan')
  const socket = openSocket(desk.url, 'zhangsan', `?token=${token}`)
  await socket.next((frame) => frame.type === 'ready')
  await desk.say('liuyang', '转人工')
  const named = await socket.next((frame) => frame.session?.customerName === '刘洋')
  expect(named.session.customerId).toBe('emp:liuyang')
  const { data } = await desk.call('GET', `/api/sessions/${named.sessionId}`, { token })
  expect(data.customerName).toBe('刘洋')
  await socket.close()
})
