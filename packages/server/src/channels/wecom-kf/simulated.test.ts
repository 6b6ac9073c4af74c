import { once } from 'node:events'
import { createServer } from 'node:http'
import { createWeComSimulator, type WeComSimulator } from '@yingda/simulators'
import { WeComClient } from '@yingda/wecom'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InboundItem, News, OpenChannel } from '../channel.ts'
import { channel } from './index.ts'

const settings = {
  WECHAT_CORP_ID: 'ww00112233445566aa',
  WECHAT_SECRET: 'planted-secret-of-the-app-0123456789abcdefg',
  WECOM_CALLBACK_TOKEN: 'plantedToken0123',
  WECOM_ENCODING_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
const log = pino({ level: 'silent' })
const customer = 'wmXiaoyu'

let simulator: WeComSimulator
let open: OpenChannel
let accountId: string
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  simulator = createWeComSimulator({
    corpId: settings.WECHAT_CORP_ID,
    agentId: 1_000_002,
    secret: settings.WECHAT_SECRET,
    callbackToken: settings.WECOM_CALLBACK_TOKEN,
    encodingAesKey: settings.WECOM_ENCODING_AES_KEY,
    kf: { accounts: [{ name: '售后客服', servicers: ['zhangsan', 'lisi'] }] },
  })
  await simulator.start()
  stops.push(() => simulator.stop())
  open = channel.open({ ...settings, WECHAT_API_BASE: simulator.url }, { log, fetch: globalThis.fetch })
  accountId = (await open.discover?.())?.[0]?.id ?? ''
})

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** Everything after a cursor, page after page. */
async function pullAll(from?: string, key?: string): Promise<{ items: InboundItem[]; cursor: string }> {
  const items: InboundItem[] = []
  let cursor = from
  for (;;) {
    const page = await open.pull?.({ accountId, cursor, key })
    if (!page) throw new Error('The channel pulls.')
    items.push(...page.items)
    cursor = page.cursor
    if (!page.more) return { items, cursor }
  }
}

const reply = (messageId: string, text = '您好') => open.send({ messageId, accountId, customerRef: customer, text })
const say = (text: string) => simulator.kf.message({ from: customer, name: '小雨', text, doorbell: false })

/** An address that opens what comes, as the door does. */
async function startDoor(): Promise<{ url: string; news: News[] }> {
  const news: News[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const { searchParams: query } = new URL(request.url ?? '/', 'http://door')
    const method = request.method === 'GET' ? 'GET' : 'POST'
    const received = open.receive({ method, query, headers: request.headers, body: Buffer.concat(chunks) })
    if (received.verdict === 'accepted') news.push(...(received.news ?? []))
    response.writeHead(received.reply.status).end(received.reply.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => void server.close())
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/wecom/callback`, news }
}

test('the account is found, and what a customer wrote comes with its doorbell', async () => {
  const { url, news } = await startDoor()
  simulator.setCallbackUrl(url)
  const { outcome } = simulator.kf.message({ from: customer, text: '打印机坏了' })
  expect((await outcome)?.state).toBe('delivered')
  expect(news).toEqual([{ accountId, key: expect.stringMatching(/^ENC/) }])
  const { items } = await pullAll(undefined, news[0]?.key)
  expect(items).toMatchObject([{ kind: 'message', customerRef: customer, text: '打印机坏了' }])
})

test('nothing is lost and nothing comes twice over empty pages, an old key and a broken cursor', async () => {
  say('一')
  const first = await pullAll()
  simulator.faults({ emptyNextPages: 2 })
  say('二')
  const second = await pullAll(first.cursor, 'ENC-too-old')
  expect(second.items).toMatchObject([{ text: '二' }])
  const again = await pullAll('broken')
  expect(again.items).toEqual([...first.items, ...second.items])
})

test('every kind of message arrives with words, and files with their place', async () => {
  const kinds = ['image', 'voice', 'video', 'file', 'location', 'link', 'business_card', 'miniprogram', 'msgmenu']
  const more = ['channels_shop_product', 'channels_shop_order', 'merged_msg', 'channels', 'meeting', 'note', 'hologram']
  for (const type of [...kinds, ...more]) simulator.kf.message({ from: customer, type, doorbell: false })
  const { items } = await pullAll()
  expect(items.map((item) => item.kind === 'message' && item.text)).toEqual(
    [...kinds, ...more].map(() => expect.stringMatching(/^\[\p{Script=Han}+.*\]/u)),
  )
  expect(items.slice(0, 4)).toMatchObject(kinds.slice(0, 4).map((kind) => ({ media: { kind } })))
})

test('a reply arrives once, however often it is sent', async () => {
  say('在吗')
  expect(await reply('own-1')).toEqual({ remoteKey: 'own-1' })
  expect(await reply('own-1')).toEqual({ remoteKey: 'own-1' })
  expect(simulator.kf.sent().map(({ msgid, text }) => [msgid, text])).toEqual([['own-1', '您好']])
})

test('the sixth reply and one after 48 hours are refused, each with its reason', async () => {
  say('在吗')
  for (const id of ['1', '2', '3', '4', '5']) await reply(id)
  await expect(reply('6')).rejects.toMatchObject({ kind: 'window_closed', message: expect.stringContaining('5 条') })
  say('还在吗')
  await reply('7')
  simulator.advance(47 * 3_600)
  await reply('8')
  simulator.advance(2 * 3_600)
  await expect(reply('9')).rejects.toMatchObject({ kind: 'window_closed', message: expect.stringContaining('48 小时') })
})

test('a message that was accepted and did not arrive is told with the reason', async () => {
  say('在吗')
  await reply('own-1')
  simulator.kf.fail({ msgid: 'own-1', failType: 10 })
  const { items } = await pullAll()
  expect(items[1]).toMatchObject({ kind: 'undelivered', sentKey: 'own-1', reason: 'declined', customerRef: customer })
})

test('what the customer takes back is named', async () => {
  const { msgid } = say('密码是 123')
  simulator.kf.recall({ msgid })
  const { items } = await pullAll()
  expect(items[1]).toMatchObject({ kind: 'recall', recalledKey: items[0]?.remoteKey, customerRef: customer })
})

test("a colleague's answer inside WeCom is mirrored, and the desk cannot send meanwhile", async () => {
  say('在吗')
  await pullAll()
  await trans(2)
  await expect(reply('1')).rejects.toMatchObject({ kind: 'rejected', message: expect.stringContaining('排队') })
  simulator.kf.servicer({ action: 'take', userid: 'zhangsan', customer })
  await expect(reply('2')).rejects.toMatchObject({ kind: 'rejected', message: expect.stringContaining('同事') })
  simulator.kf.servicer({ action: 'write', userid: 'zhangsan', customer, text: '我来处理' })
  simulator.kf.servicer({ action: 'end', userid: 'zhangsan', customer })
  await expect(reply('3')).rejects.toMatchObject({ kind: 'gone' })
  const { items } = await pullAll()
  expect(items.slice(1)).toMatchObject([
    { kind: 'handling', by: 'colleague', staffRef: 'zhangsan', customerRef: 'wmXiaoyu' },
    { kind: 'colleague', staffRef: 'zhangsan', text: '我来处理', customerRef: customer },
    { kind: 'handling', by: 'nobody', code: { seconds: 20 } },
  ])
})

test('a customer has a name and a picture', async () => {
  say('在吗')
  expect(await open.profile?.(accountId, customer)).toEqual({
    name: '小雨',
    avatarUrl: expect.stringContaining(simulator.url),
  })
  expect(await open.profile?.(accountId, 'wmNobody')).toBeUndefined()
})

test('an account that is taken away from the app is not listed', async () => {
  await startDoor().then(({ url }) => simulator.setCallbackUrl(url))
  await simulator.kf.assign({ assigned: false })
  expect(await open.discover?.()).toEqual([])
  await expect(pullAll()).rejects.toMatchObject({ kind: 'auth' })
})

async function trans(service_state: number): Promise<void> {
  const { WECHAT_CORP_ID, WECHAT_SECRET } = settings
  const client = new WeComClient({ corpId: WECHAT_CORP_ID, secret: WECHAT_SECRET, apiBase: simulator.url })
  const openKfId = simulator.kf.state()[0]?.open_kfid ?? ''
  await client.kf.serviceState.trans({ openKfId, externalUserId: customer, state: service_state })
}
