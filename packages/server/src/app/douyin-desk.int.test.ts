import { createDouyinSimulator } from '@yingda/simulators'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { bootDesk } from '../testing/index.ts'

const clientKey = 'planted-client-key-of-tests'
const clientSecret = 'planted-client-secret-0123456789abcdef'
const sim = createDouyinSimulator({
  ...{ clientKey, clientSecret, retryDelaysMs: [20, 20, 20] },
  businesses: [{ openId: 'business-1', name: '应答旗舰店' }],
})
await sim.start()
afterAll(() => sim.stop())
const desk = await bootDesk({
  env: { DOUYIN_CLIENT_KEY: clientKey, DOUYIN_CLIENT_SECRET: clientSecret, DOUYIN_API_BASE: sim.url },
})
sim.setWebhookUrl(`${desk.url}/channel/douyin/callback`)
const admin = (await desk.login('admin')).token
const { token } = await desk.login('zhangsan')

async function connect(): Promise<void> {
  const { data } = await desk.call('POST', '/api/channels/douyin/connect', { token: admin })
  const address = new URL(data.url)
  address.searchParams.set('sim_auto', '1')
  expect((await fetch(address)).status).toBe(200)
}
beforeAll(connect)

const settle = async () => {
  await sim.drain()
  await desk.drain()
}
const sessionOf = async (customerRef: string): Promise<string> => {
  const row = await desk.db.one<{ id: string }>(sql`
    select session_id as id from customer_identities where customer_ref = ${customerRef}`)
  if (!row) throw new Error(`${customerRef} has no session.`)
  return row.id
}
const call = (method: 'GET' | 'POST', path: string, body?: unknown) => desk.call(method, path, { token, body })
async function serve(customerRef: string): Promise<string> {
  const id = await sessionOf(customerRef)
  expect((await call('POST', `/api/sessions/${id}/accept`, { csId: 'zhangsan' })).status).toBe(200)
  return id
}
const say = async (id: string, content: string) => {
  const { status, data } = await call('POST', `/api/sessions/${id}/message`, { content })
  await settle()
  return { status, data }
}
const sentWith = (word: string) => sim.sent().filter((sent) => JSON.stringify(sent).includes(word))
const deliveries = async (id: string) =>
  (
    await desk.db.rows<{ delivery: string }>(sql`
      select delivery from messages where session_id = ${id} and sender_type = 'manual' order by seq`)
  ).map(({ delivery }) => delivery)

test('a customer of Douyin is served like any other: by name, with a window, and the reply reaches them', async () => {
  await sim.message({ from: 'dy-anna', name: '安娜', text: '转人工' }).outcome
  await settle()
  const id = await serve('dy-anna')
  expect(await say(id, '您好，这件有货')).toMatchObject({ status: 200 })
  expect(sentWith('您好，这件有货')).toHaveLength(1)
  expect(await deliveries(id)).toEqual(['sent'])
  const { data } = await call('GET', `/api/sessions/${id}`)
  expect(data).toMatchObject({
    ...{ channelType: 'douyin', channelId: 'douyin', kfId: 'business-1', customerName: '安娜' },
    replyWindow: { of: 6 },
  })
})

test('a reply answers the newest message, also when that came after the reply before', async () => {
  await sim.message({ from: 'dy-bella', text: '转人工' }).outcome
  await settle()
  const id = await serve('dy-bella')
  await say(id, '一')
  sim.advance(23 * 3_600)
  await sim.message({ from: 'dy-bella', text: '还在吗' }).outcome
  await settle()
  sim.advance(2 * 3_600)
  await say(id, '二')
  expect(await deliveries(id)).toEqual(['sent', 'sent'])
})

test('a text of more than a thousand characters goes out in parts that Douyin takes', async () => {
  await sim.message({ from: 'dy-carla', text: '转人工' }).outcome
  await settle()
  const id = await serve('dy-carla')
  await say(id, '长'.repeat(1_500))
  expect(await deliveries(id)).toEqual(['sent', 'sent'])
})

test('what a colleague answers in the app stands in the conversation, and what we send stands there once', async () => {
  await sim.message({ from: 'dy-dora', text: '转人工' }).outcome
  await settle()
  const id = await serve('dy-dora')
  await say(id, '工作台的回复')
  await sim.write({ to: 'dy-dora', text: '在抖音里的回复' }).outcome
  await settle()
  const texts = await desk.db.rows<{ content: string }>(sql`
    select content from messages where session_id = ${id} and sender_type = 'manual' order by seq`)
  expect(texts.map(({ content }) => content)).toEqual(['工作台的回复', '在抖音里的回复'])
})

test('who only opens the chat is greeted once', async () => {
  await sim.enter({ from: 'dy-emma' }).outcome
  await settle()
  expect(sentWith('dy-emma')).toHaveLength(1)
})

test('what is sent can be taken back for two minutes', async () => {
  await sim.message({ from: 'dy-frida', text: '转人工' }).outcome
  await settle()
  const id = await serve('dy-frida')
  const { data } = await say(id, '发错了')
  const { status } = await call('POST', `/api/sessions/${id}/messages/${data.msgId}/recall`)
  expect(status).toBe(200)
})
