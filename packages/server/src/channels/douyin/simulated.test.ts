import { once } from 'node:events'
import { createServer } from 'node:http'
import { createDouyinSimulator, type DouyinSimulator } from '@yingda/simulators'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InboundItem, OpenChannel } from '../channel.ts'
import { channel } from './index.ts'

const settings = {
  DOUYIN_CLIENT_KEY: 'planted-client-key-of-tests',
  DOUYIN_CLIENT_SECRET: 'planted-client-secret-0123456789abcdef',
}
const accountId = 'acc_douyin_business-1'
const customer = 'customer-1'

let simulator: DouyinSimulator
let open: OpenChannel
let items: InboundItem[]
const clock = { aheadMs: 0 }
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  clock.aheadMs = 0
  items = []
  simulator = createDouyinSimulator({
    clientKey: settings.DOUYIN_CLIENT_KEY,
    clientSecret: settings.DOUYIN_CLIENT_SECRET,
    businesses: [{ openId: 'business-1', name: '应答旗舰店' }],
  })
  await simulator.start()
  stops.push(() => simulator.stop())
  open = channel.open(
    { ...settings, DOUYIN_API_BASE: simulator.url },
    { log: pino({ level: 'silent' }), fetch: globalThis.fetch, now: () => Date.now() + clock.aheadMs },
  )
  simulator.setWebhookUrl(await startDoor())
  await connect()
})

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** An address that opens what comes, as the door does. */
async function startDoor(): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const method = request.method === 'GET' ? 'GET' : 'POST'
    const query = new URLSearchParams()
    const received = open.receive({ method, query, headers: request.headers, body: Buffer.concat(chunks) })
    if (received.verdict === 'accepted') {
      await received.keep?.()
      items.push(...received.items)
    }
    const { status, contentType, body } = received.reply
    response.writeHead(status, { 'content-type': contentType }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/channel/douyin/callback`
}

/** The owner of the business agrees, and comes back with a code. */
async function connect(): Promise<void> {
  const address = new URL(open.connect?.address('state-1', 'http://desk.test/back') ?? '')
  address.searchParams.set('sim_auto', '1')
  const { headers } = await fetch(address, { redirect: 'manual' })
  const back = new URL(headers.get('location') ?? '')
  expect(back.searchParams.get('state')).toBe('state-1')
  await open.connect?.finish(back.searchParams)
}

async function say(text: string): Promise<InboundItem> {
  await simulator.message({ from: customer, text }).outcome
  const item = items.at(-1)
  if (!item) throw new Error('Nothing came.')
  return item
}

const reply = (to: InboundItem, text = '您好') =>
  open.send({
    ...{ messageId: 'own-1', accountId, customerRef: customer, text },
    answers: {
      remoteKey: to.remoteKey,
      ...('raw' in to && { raw: to.raw }),
      ...(to.sentAt !== undefined && { sentAt: to.sentAt }),
    },
  })

/** For both of us so much time passes. */
function pass(hours: number): void {
  clock.aheadMs += hours * 3_600_000
  simulator.advance(hours * 3_600)
}

test('the account that its owner lets us have is listed, and saving the address passes the check', async () => {
  expect(await open.discover?.()).toMatchObject([{ id: accountId, externalId: 'business-1' }])
  await expect(simulator.verifyUrl()).resolves.toMatchObject({ ok: true })
})

test('what a customer writes arrives with who they are, and the reply reaches them', async () => {
  const item = await say('这件还有货吗')
  expect(item).toMatchObject({ kind: 'message', customerRef: customer, text: '这件还有货吗', customer: {} })
  const { remoteKey } = await reply(item)
  expect(simulator.sent()).toHaveLength(1)
  expect(remoteKey).toMatch(/^@\S+ @\S+$/)
  await simulator.drain()
  // Our own words come back to us, and are not taken for a colleague's.
  expect(items.filter(({ kind }) => kind === 'colleague')).toEqual([])
})

test('what a colleague writes in the app is theirs', async () => {
  await say('在吗')
  await simulator.write({ to: customer, text: '在的' }).outcome
  expect(items.at(-1)).toMatchObject({ kind: 'colleague', customerRef: customer, text: '在的' })
})

test('what a customer takes back is named as it came', async () => {
  const told = simulator.message({ from: customer, text: '密码是 123' })
  await told.outcome
  const said = items.at(-1)
  await simulator.recall({ id: told.id }).outcome
  expect(items.at(-1)).toMatchObject({ kind: 'recall', recalledKey: said?.remoteKey, customerRef: customer })
})

test('a customer who only opens the chat is greeted by what the event says', async () => {
  await simulator.enter({ from: customer }).outcome
  const entered = items.at(-1)
  if (entered?.kind !== 'entered') throw new Error('Nobody entered.')
  const greeting = { messageId: 'own-1', accountId, customerRef: customer, text: '欢迎' }
  await open.send({ ...greeting, code: entered.code.value })
  expect(simulator.sent()).toHaveLength(1)
  pass(1 / 60)
  await expect(open.send({ ...greeting, code: entered.code.value })).rejects.toMatchObject({
    ...{ kind: 'window_closed', reason: 'too_late' },
  })
})

test('the sixth reply passes, and the seventh and one after a day are refused before Douyin is asked', async () => {
  const item = await say('在吗')
  for (let i = 0; i < 6; i++) await reply(item)
  await expect(reply(item)).rejects.toMatchObject({ kind: 'window_closed', reason: 'too_many' })
  const next = await say('还在吗')
  pass(24)
  await expect(reply(next)).rejects.toMatchObject({ kind: 'window_closed', reason: 'too_late' })
  expect(simulator.sent()).toHaveLength(6)
})

test('half a month and a month later the account still sends, and nobody had to agree again', async () => {
  for (let day = 0; day < 60; day++) {
    pass(24)
    await open.discover?.()
  }
  await reply(await say('在吗'))
  expect(simulator.sent()).toHaveLength(1)
})

test('when its owner takes the account away nothing is sent until they give it back', async () => {
  const item = await say('在吗')
  simulator.unauthorize('business-1')
  await simulator.drain()
  expect(await open.discover?.()).toMatchObject([{ problem: 'unauthorised' }])
  await expect(reply(item)).rejects.toMatchObject({ kind: 'auth', certain: true, reason: 'unauthorised' })
  await connect()
  await reply(item)
  expect(simulator.sent()).toHaveLength(1)
})

test('what was sent can be taken back', async () => {
  const { remoteKey = '' } = await reply(await say('在吗'))
  await open.recall?.(accountId, remoteKey)
  await expect(open.recall?.(accountId, '@c @nothing')).rejects.toMatchObject({ certain: true })
})

test('a picture of a customer can be fetched, and one of ours reaches them', async () => {
  await simulator.message({ from: customer, type: 'user_local_image' }).outcome
  const item = items.at(-1)
  if (item?.kind !== 'message' || !item.media) throw new Error('There is no picture.')
  const content = await open.media?.(accountId, item.media)
  expect(content && (await new Response(content.body).arrayBuffer()).byteLength).toBeGreaterThan(0)
  const file = { kind: 'image', name: 'a.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) } as const
  const { raw, remoteKey, sentAt = '' } = item
  await open.send({
    ...{ messageId: 'own-1', accountId, customerRef: customer, text: '[图片]', file },
    answers: { remoteKey, raw, sentAt },
  })
  expect(simulator.sent()).toHaveLength(1)
})
