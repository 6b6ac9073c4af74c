import { afterEach, expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk, openSocket } from '../../testing/index.ts'

const desk = await bootDesk({ env: { WECHAT_API_TIMEOUT: '1' } })
const { token } = await desk.login('zhangsan')
await desk.db.run(sql`update agents set max_load = 100`)
afterEach(() => desk.sim.faults({}))

async function manual(customer: string): Promise<string> {
  await desk.say(customer, '转人工')
  const row = await desk.db.one<{ id: string }>(sql`
    select session_id as id from customer_identities where customer_ref = ${`emp:${customer}`}`)
  const id = row?.id ?? ''
  await desk.call('POST', `/api/sessions/${id}/accept`, { token, body: { csId: 'zhangsan' } })
  await desk.drain()
  return id
}

const reply = (id: string, content: string) =>
  desk.call('POST', `/api/sessions/${id}/message`, { token, body: { content } })

/** How often the customer got a text. */
const arrived = (text: string) => desk.sim.sent().filter((sent) => sent.text === text).length

/** What the history says of a message. */
async function delivery(id: string, content: string): Promise<[status: string, reason?: string]> {
  const { data } = await desk.call('GET', `/api/sessions/${id}/history`, { token })
  const message = data.find((one: { content: string }) => one.content === content)
  return message.deliveryReason ? [message.delivery, message.deliveryReason] : [message.delivery]
}

/** Lets retries come at once, until nothing is left to send. */
async function sendAll(): Promise<void> {
  for (;;) {
    await desk.drain()
    if (!(await desk.db.one(sql`select 1 from outbound limit 1`))) return
    await desk.db.run(sql`update outbound set next_attempt_at = now() where status = 'queued'`)
  }
}

test('what WeCom takes is sent, and WeCom’s name of it is kept', async () => {
  const id = await manual('a1')
  await reply(id, '好的 a1')
  await sendAll()
  expect([arrived('好的 a1'), await delivery(id, '好的 a1')]).toEqual([1, ['sent']])
  const row = await desk.db.one(
    sql`select remote_key as key from messages where session_id = ${id} and content = '好的 a1'`,
  )
  expect(row).toEqual({ key: desk.sim.sent().find(({ text }) => text === '好的 a1')?.msgid })
})

test.each([
  ['WeCom is asked too often', { sendErrcode: 45009 }],
  ['WeCom is busy', { sendErrcode: -1 }],
])('while %s the message waits, and is then delivered once', async (what, faults) => {
  const id = await manual(`b-${what.length}`)
  desk.sim.faults(faults)
  const text = `再试 ${what.length}`
  await reply(id, text)
  await desk.drain()
  expect([arrived(text), await delivery(id, text)]).toEqual([0, ['queued']])
  desk.sim.faults({})
  await sendAll()
  expect([arrived(text), await delivery(id, text)]).toEqual([1, ['sent']])
})

test.each([
  ['the app may not send', { sendErrcode: 48002 }, 'auth'],
  ['the content is refused', { sendErrcode: 44004 }, 'rejected'],
  ['nobody is reached', { sendErrcode: 81013 }, 'gone'],
])('when %s the message has failed, with the reason, and the next is tried', async (what, faults, reason) => {
  const id = await manual(`c-${reason}`)
  desk.sim.faults({ ...faults, sendErrcodeTimes: 1 })
  await reply(id, `拒绝 ${what}`)
  await reply(id, `下一句 ${what}`)
  await sendAll()
  expect([arrived(`拒绝 ${what}`), await delivery(id, `拒绝 ${what}`)]).toEqual([0, ['failed', reason]])
  expect([arrived(`下一句 ${what}`), await delivery(id, `下一句 ${what}`)]).toEqual([1, ['sent']])
})

test('when the answer never comes nobody knows, and the message is not sent again by itself', async () => {
  const id = await manual('d1')
  desk.sim.faults({ hangSend: 'after' })
  await reply(id, '到了吗')
  await sendAll()
  expect(await delivery(id, '到了吗')).toEqual(['unknown', 'timeout'])
  desk.sim.faults({})
  await reply(id, '第二句')
  await sendAll()
  expect([arrived('到了吗'), arrived('第二句')]).toEqual([1, 1])
})

test('when the connection breaks in the middle nobody knows either', async () => {
  const id = await manual('d2')
  desk.sim.faults({ failHttpStatus: 502 })
  await reply(id, '断了')
  await sendAll()
  expect(await delivery(id, '断了')).toEqual(['unknown', 'down'])
  expect(arrived('断了')).toBe(0)
})

test('while WeCom cannot be reached at all the message waits', async () => {
  const id = await manual('d3')
  const { db } = desk
  desk.sim.faults({ tokenErrcode: -1, tokenDiesEarly: true })
  await reply(id, '等一等')
  await desk.drain()
  const row = await db.one(sql`select status, attempts from outbound where session_id = ${id}`)
  expect([row, arrived('等一等')]).toEqual([{ status: 'queued', attempts: expect.any(Number) }, 0])
  desk.sim.faults({})
  await sendAll()
  expect([arrived('等一等'), await delivery(id, '等一等')]).toEqual([1, ['sent']])
})

test('the agent sees what became of each message, once and in order', async () => {
  const socket = openSocket(desk.url, 'zhangsan', `?token=${token}`)
  await socket.next((frame) => frame.type === 'ready')
  const id = await manual('e1')
  desk.sim.faults({ sendErrcode: 44004, sendErrcodeTimes: 1 })
  const [bad, good] = [await reply(id, '不行'), await reply(id, '行')]
  await sendAll()
  await socket.next((frame) => frame.type === 'message_status' && frame.data.msgId === good.data.msgId)
  const told = socket.frames.filter(
    (f) => f.type === 'message_status' && [bad, good].some(({ data }) => data.msgId === f.data.msgId),
  )
  expect(told.map(({ data }) => data)).toEqual([
    { msgId: bad.data.msgId, status: 'failed', reason: 'rejected' },
    { msgId: good.data.msgId, status: 'sent' },
  ])
  await socket.close()
})

test('many messages to one customer arrive in the order they were written', async () => {
  const id = await manual('f1')
  const texts = Array.from({ length: 15 }, (_, i) => `第 ${i} 条`)
  for (const text of texts) await reply(id, text)
  await sendAll()
  expect(
    desk.sim
      .sent()
      .map(({ text }) => text)
      .filter((text) => texts.includes(text)),
  ).toEqual(texts)
})
