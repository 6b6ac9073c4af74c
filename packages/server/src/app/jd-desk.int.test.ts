import { createJdSimulator } from '@yingda/simulators'
import { afterAll, expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { bootDesk } from '../testing/index.ts'

const keys = {
  JD_APP_KEY: 'app-key-of-the-test',
  JD_APP_SECRET: 'app-secret-of-the-test-0123456789abcdef',
  JD_ACCESS_TOKEN: 'access-token-of-the-test',
}
const sim = createJdSimulator({
  ...{ appKey: keys.JD_APP_KEY, appSecret: keys.JD_APP_SECRET, accessToken: keys.JD_ACCESS_TOKEN },
  keepAll: true,
})
await sim.start()
afterAll(() => sim.stop())
const env = { ...keys, JD_API_BASE: sim.url }
const desk = await bootDesk({ env })
sim.setWebhookUrl(`${desk.url}/channel/jd/callback`)
const { token } = await desk.login('zhangsan')

async function says(from: string, text: string): Promise<string> {
  const { id, outcome } = sim.message({ from, text })
  await outcome
  await desk.drain()
  return id
}

const sentTo = (pin: string) => sim.sent().filter(({ touser }) => touser === pin)

const sessionOf = async (pin: string) => {
  const row = await desk.db.one<{ id: string }>(sql`
    select id from sessions where customer_ref = ${pin} order by created_at desc limit 1`)
  if (!row) throw new Error(`${pin} has no session.`)
  const { data } = await desk.call('GET', `/api/sessions/${row.id}`, { token })
  return data
}

test('a customer of the shop is answered by the bot, under their own name', async () => {
  await says('jd_chenmo88', '怎么重置密码')
  expect(await sessionOf('jd_chenmo88')).toMatchObject({ channelType: 'jd', status: 'ai', customerName: '陈墨' })
  expect(sentTo('jd_chenmo88')).toHaveLength(1)
})

test('an agent takes over, and what they write is on the phone once', async () => {
  await says('jd_sunlaoshi', '转人工')
  const { sessionId } = await sessionOf('jd_sunlaoshi')
  await desk.call('POST', `/api/sessions/${sessionId}/accept`, { token, body: { csId: 'zhangsan' } })
  await desk.call('POST', `/api/sessions/${sessionId}/message`, { token, body: { content: '您好，我来处理' } })
  await desk.drain()
  expect(sentTo('jd_sunlaoshi').filter(({ text }) => text === '您好，我来处理')).toHaveLength(1)
  const { data } = await desk.call('GET', `/api/sessions/${sessionId}/history`, { token })
  expect(data.at(-1)).toMatchObject({ content: '您好，我来处理', delivery: 'sent' })
})

test('a long reply arrives in pieces that JD takes', async () => {
  const { sessionId } = await sessionOf('jd_sunlaoshi')
  const long = '字'.repeat(1_200)
  const before = sentTo('jd_sunlaoshi').length
  await desk.call('POST', `/api/sessions/${sessionId}/message`, { token, body: { content: long } })
  await desk.drain()
  const pieces = sentTo('jd_sunlaoshi').slice(before)
  expect(pieces.map(({ text }) => text.length)).toEqual([500, 500, 200])
  expect(pieces.map(({ text }) => text).join('')).toBe(long)
})

test('what a customer takes back is gone from the screen', async () => {
  const id = await says('jd_xiguataro', '密码是 123')
  await sim.event({ type: 'message_recall', from: 'jd_xiguataro', id }).outcome
  await desk.drain()
  const { data } = await desk.call('GET', `/api/sessions/${(await sessionOf('jd_xiguataro')).sessionId}/history`, {
    token,
  })
  expect(JSON.stringify(data)).not.toContain('密码是 123')
})

test('a hundred messages of twenty customers, repeated and out of order, are each there once', async () => {
  sim.faults({ duplicateRate: 0.3, reorderRate: 0.3, maxDelayMs: 20 })
  await sim.burst({ messages: 100, customers: 20 })
  await sim.drain()
  sim.faults({})
  await desk.drain()
  const emitted = sim.ledger().flatMap((account) => account.emitted)
  const stored = await desk.db.rows<{ key: string }>(sql`
    select remote_key as key from messages where sender_type = 'customer' and remote_key is not null`)
  const said = emitted.filter(({ type }) => type === 'chat_message').map(({ id }) => id)
  expect(stored.map(({ key }) => key).sort()).toEqual(said.sort())
})

test('with its log alone the desk follows: who says what is shown, and a reply is refused in words', async () => {
  const reader = await bootDesk({ env: { ...env, JD_POLL: 'on' } })
  const { token: own } = await reader.login('zhangsan')
  sim.message({ from: 'jd_reader', text: '在吗' })
  sim.waiterWrites({ to: 'jd_reader', text: '在的，请讲' })
  const known = () => reader.db.one<{ id: string }>(sql`select id from sessions where customer_ref = 'jd_reader'`)
  do {
    await reader.db.run(sql`update pulls set next_at = now()`)
    await reader.drain()
  } while (!(await known()))
  const row = await known()
  const { data } = await reader.call('GET', `/api/sessions/${row?.id}/history`, { token: own })
  const lines = data.map(
    ({ senderType, content }: { senderType: string; content: string }) => `${senderType} ${content}`,
  )
  expect(lines).toEqual(expect.arrayContaining(['customer 在吗', 'manual 在的，请讲']))
  const accepted = await reader.call('POST', `/api/sessions/${row?.id}/accept`, {
    token: own,
    body: { csId: 'zhangsan' },
  })
  expect(accepted.status).toBe(200)
  const refused = await reader.call('POST', `/api/sessions/${row?.id}/message`, {
    token: own,
    body: { content: '您好' },
  })
  expect([refused.status, refused.code, refused.message]).toEqual([
    400,
    40005,
    '本账号在渠道自己的客户端内接待，请在那里回复',
  ])
})
