import { once } from 'node:events'
import { createServer } from 'node:http'
import { createJdSimulator } from '@yingda/simulators'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InboundItem, OpenChannel, OutgoingMessage, Settings } from '../channel.ts'
import { channel } from './index.ts'

const settings = {
  JD_APP_KEY: 'app-key-of-the-test',
  JD_APP_SECRET: 'app-secret-of-the-test-0123456789abcdef',
  JD_ACCESS_TOKEN: 'access-token-of-the-test',
  JD_WEBHOOK_SECRET: 'whsec_cGxhbnRlZC13ZWJob29rLXNlY3JldC0wMTIzNDU=',
}
const customer = 'jd_chenmo88'

let simulator: ReturnType<typeof createJdSimulator>
let items: InboundItem[]
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  items = []
  simulator = createJdSimulator({
    appKey: settings.JD_APP_KEY,
    appSecret: settings.JD_APP_SECRET,
    accessToken: settings.JD_ACCESS_TOKEN,
    webhookSecret: settings.JD_WEBHOOK_SECRET,
    retryDelaysMs: [1, 1, 1],
  })
  await simulator.start()
  stops.push(() => simulator.stop())
})

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

function opened(more: Settings = {}): OpenChannel {
  const log = pino({ level: 'silent' })
  return channel.open({ ...settings, JD_API_BASE: simulator.url, ...more }, { log, fetch: globalThis.fetch })
}

/** An address that takes what comes, as the door does. */
async function startDoor({ receive }: OpenChannel): Promise<void> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const { searchParams: query } = new URL(request.url ?? '/', 'http://door')
    const received = receive({ method: 'POST', query, headers: request.headers, body: Buffer.concat(chunks) })
    if (received.verdict === 'accepted') items.push(...received.items)
    response.writeHead(received.reply.status, { 'content-type': received.reply.contentType }).end(received.reply.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  simulator.setWebhookUrl(`http://127.0.0.1:${port}/channel/jd/callback`)
}

const says = async (text: string) => (await simulator.message({ from: customer, text }).outcome)?.state

/** A reply to the last thing that came. */
function replyTo(messageId: string, text = '您好'): OutgoingMessage {
  const last = items.findLast((item) => item.kind === 'message')
  if (!last) throw new Error('Nobody has written.')
  const answers = { remoteKey: last.remoteKey, raw: last.raw }
  return { messageId, accountId: 'acc_jd_app-key-of-the-test', customerRef: last.customerRef, text, answers }
}

test.each([
  ['headers', {}],
  ['query', {}],
  ['body', {}],
  ['standard', {}],
  ['jos', { JD_SIGN_MODE: 'jos' }],
  ['jos', { JD_SIGN_MODE: 'jos', encrypted: 'yes' }],
] as const)('what a customer writes is delivered with its proof in the %s', async (way, { ...more }) => {
  simulator.faults({ way, encrypted: 'encrypted' in more })
  await startDoor(opened(more))
  expect(await says('打印机坏了')).toBe('delivered')
  expect(items).toMatchObject([{ kind: 'message', customerRef: customer, text: '打印机坏了' }])
})

test('a wrong signature is not taken, and the retry after it is', async () => {
  await startDoor(opened())
  simulator.faults({ badSignature: true })
  expect(await says('一')).not.toBe('delivered')
  simulator.faults({ badSignature: false })
  expect(await says('二')).toBe('delivered')
  expect(items).toMatchObject([{ text: '二' }])
})

test('a retry that repeats its first attempt byte for byte is taken again', async () => {
  await startDoor(opened())
  simulator.faults({ sameEnvelope: true, duplicateRate: 1, maxDelayMs: 1 })
  expect(await says('在吗')).toBe('delivered')
  await simulator.drain()
  expect(items.length).toBeGreaterThan(1)
  expect(new Set(items.map(({ remoteKey }) => remoteKey)).size).toBe(1)
})

test('every kind of message arrives with words', async () => {
  await startDoor(opened())
  for (const type of ['image', 'product', 'order', 'voice', 'video', 'file'] as const)
    await simulator.message({ from: customer, type }).outcome
  expect(items.map((item) => item.kind === 'message' && item.text)).toEqual(
    Array.from({ length: 6 }, () => expect.stringMatching(/^\[\p{Script=Han}+\]/u)),
  )
})

test('a customer who comes may be greeted before they have written', async () => {
  const open = opened()
  await startDoor(open)
  await simulator.event({ type: 'session_open', from: customer }).outcome
  const [entered] = items
  if (entered?.kind !== 'entered') throw new Error('Nobody has come.')
  const greeting = {
    messageId: 'own-0',
    accountId: 'acc',
    customerRef: customer,
    text: '欢迎',
    code: entered.code.value,
  }
  await expect(open.send(greeting)).resolves.toMatchObject({ remoteKey: expect.any(String) })
})

test('what the customer takes back is named', async () => {
  await startDoor(opened())
  const { id, outcome } = simulator.message({ from: customer, text: '密码是 123' })
  await outcome
  await simulator.event({ type: 'message_recall', from: customer, id }).outcome
  expect(items[1]).toMatchObject({ kind: 'recall', recalledKey: items[0]?.remoteKey, customerRef: customer })
})

test('a reply is on the phone', async () => {
  const open = opened()
  await startDoor(open)
  await says('在吗')
  await open.send(replyTo('own-1'))
  expect(simulator.sent()).toMatchObject([{ text: '您好' }])
})

test('a reply after 24 hours, of a conversation nobody knows, and with a token that is wrong, each fails for its reason', async () => {
  const open = opened()
  await startDoor(open)
  await says('在吗')
  const reply = replyTo('own-1')
  await expect(opened({ JD_ACCESS_TOKEN: 'wrong' }).send(reply)).rejects.toMatchObject({ kind: 'auth' })
  await expect(opened({ JD_APP_SECRET: 'wrong' }).send(reply)).rejects.toMatchObject({ kind: 'auth' })
  const elsewhere = JSON.parse(JSON.stringify(reply).replaceAll(/"sid":"\w+"/g, '"sid":"0"'))
  await expect(open.send(elsewhere)).rejects.toMatchObject({ kind: 'gone' })
  await expect(open.send({ ...reply, text: '字'.repeat(501) })).rejects.toMatchObject({ kind: 'rejected' })
  simulator.advance(24 * 3_600 + 1)
  await expect(open.send(reply)).rejects.toMatchObject({ certain: true })
  expect(simulator.sent()).toEqual([])
})

test('the log has what both sides said, once, however often it is read', async () => {
  const open = opened({ JD_POLL: 'on' })
  const accountId = open.accounts[0]?.id ?? ''
  simulator.message({ from: customer, text: '在吗' })
  simulator.waiterWrites({ to: customer, text: '在的' })
  const first = await open.pull?.({ accountId, cursor: undefined, key: undefined })
  const again = await open.pull?.({ accountId, cursor: first?.cursor, key: undefined })
  expect(first?.items).toMatchObject([
    { kind: 'message', customerRef: customer, text: '在吗' },
    { kind: 'colleague', customerRef: customer, text: '在的' },
  ])
  expect(again?.items).toEqual(first?.items)
})
