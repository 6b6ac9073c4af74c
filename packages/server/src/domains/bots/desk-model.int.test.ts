import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk, openSocket } from '../../testing/index.ts'
import { answersWith, broken, heldBack, partOfAnswer } from './testing/behaviours.ts'
import { startFakeModel } from './testing/fake-model.ts'

const apiKey = 'sk-planted-key-0123456789'
const fake = await startFakeModel(answersWith('好'))
const lines: string[] = []
const desk = await bootDesk({
  env: { LLM_BASE_URL: fake.url, LLM_API_KEY: apiKey, LLM_MODEL: 'm', LLM_TIMEOUT_SECONDS: '60' },
  log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
})
const { token, user_id } = await desk.login('zhangsan')
beforeEach(() => fake.behave(answersWith('请打开密码自助，验证手机。')))

const readBy = (from: string) =>
  desk.sim
    .sent()
    .filter(({ to }) => to.includes(from))
    .map(({ text }) => text)

test('what the model streams is what the customer reads', async () => {
  await desk.say('liming', '密码忘了')
  expect(readBy('liming')).toEqual(['请打开密码自助，验证手机。'])
})

test('a model that breaks off leaves the entry itself as the answer and no part of its own', async () => {
  for (const name of ['breaks the connection in the middle', 'sends an error chunk']) {
    fake.behave((response) => broken[name]?.(response))
    await desk.say('zhaomin', '密码忘了')
  }
  expect(readBy('zhaomin')).toEqual([expect.stringContaining('密码自助'), expect.stringContaining('密码自助')])
  expect(readBy('zhaomin').join()).not.toContain(partOfAnswer)
  fake.behave(answersWith('好的'))
  await desk.say('zhaomin', '密码忘了')
  expect(readBy('zhaomin').at(-1)).toBe('好的')
})

test('an answer that comes after the handoff is dropped', async () => {
  const socket = openSocket(desk.url, user_id, `?token=${token}`)
  await socket.next((f) => f.type === 'ready')
  const { behaviour, release } = heldBack('迟到的回答')
  fake.behave(behaviour)
  desk.sim.message({ from: 'qianwei', text: '密码忘了' })
  await fake.opened(1)
  desk.sim.message({ from: 'qianwei', text: '转人工' })
  await socket.next((f) => f.type === 'new_pending_session')
  release()
  await desk.drain()
  expect(readBy('qianwei')).toEqual([expect.stringContaining('转接')])
  expect(await desk.db.rows(sql`select 1 from bot_turns`)).toEqual([])
  await socket.close()
})

test('four questions on which the model hangs hold up nobody else', async () => {
  const socket = openSocket(desk.url, user_id, `?token=${token}`)
  await socket.next((f) => f.type === 'ready')
  fake.behave(() => {})
  for (const from of ['a1', 'a2', 'a3', 'a4']) desk.sim.message({ from, text: '密码忘了' })
  await fake.opened(4)

  desk.sim.message({ from: 'sunli', text: '转人工' })
  const { sessionId } = await socket.next((f) => f.type === 'new_pending_session' && f.data.customerId === 'emp:sunli')
  await desk.call('POST', `/api/sessions/${sessionId}/accept`, { token, body: { csId: user_id } })
  const { data } = await desk.call('POST', `/api/sessions/${sessionId}/message`, {
    token,
    body: { content: '我来帮您' },
  })
  await socket.next((f) => f.type === 'message_status' && f.data.msgId === data.msgId && f.data.status === 'sent')
  desk.sim.message({ from: 'sunli', text: '谢谢' })
  await socket.next((f) => f.type === 'new_message' && f.data.content === '谢谢')

  expect(readBy('sunli')).toContain('我来帮您')
  expect(fake.open()).toBe(4)
  await socket.close()
})

test('the key is in no line of the log', () => {
  expect(lines.join()).toContain('The model did not answer')
  expect(lines.join()).not.toContain(apiKey)
})
