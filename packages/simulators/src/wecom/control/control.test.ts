import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf, call, callWithHeaders } from '../../testing/api.ts'
import { type Product, startProduct } from '../../testing/product.ts'
import { startSimulator } from '../../testing/simulator.ts'
import type { WeComSimulator } from '../simulator.ts'

let product: Product
let simulator: WeComSimulator
const post = (path: string, body: unknown) => call(`${simulator.url}/_sim/${path}`, 'POST', body)
const get = (path: string) => call(`${simulator.url}/_sim/${path}`)

beforeEach(async () => {
  product = await startProduct()
  simulator = await startSimulator({ callbackUrl: product.url })
})

afterEach(async () => {
  await simulator.stop()
  await product.stop()
})

describe('message', () => {
  test('waits for the delivery and tells its outcome', async () => {
    const { status, json } = await post('wecom/message', { from: 'liuyang', text: 'VPN 连不上' })
    expect(status).toBe(200)
    expect(json).toMatchObject({ delivered: true, state: 'delivered', attempts: [{ status: 200 }] })
    expect(product.received[0]?.children.get('MsgId')).toBe(json.msgId)
  })

  test('tells when the product refused it', async () => {
    product.answer = (_, response) => response.writeHead(500).end()
    expect((await post('wecom/message', { from: 'liuyang', text: 'x' })).json).toMatchObject({
      delivered: false,
      state: 'failed',
    })
  })

  test('answers at once with ?wait=0', async () => {
    product.answer = () => {}
    expect((await post('wecom/message?wait=0', { from: 'liuyang', text: 'x' })).json).toMatchObject({
      state: 'delivering',
    })
  })

  test('takes an unknown userid for a new member', async () => {
    await post('wecom/message', { from: 'newcomer', text: 'hi' })
    await post('wecom/message', { from: 'guest-7', text: 'hi', name: '王小明' })
    const api = apiOf(simulator.url)
    expect((await api.get('user/get', { userid: 'newcomer' })).json).toMatchObject({ errcode: 0, name: 'newcomer' })
    expect((await api.get('user/get', { userid: 'guest-7' })).json).toMatchObject({ errcode: 0, name: '王小明' })
  })

  test('may be another kind of message with its own fields', async () => {
    await post('wecom/message', {
      from: 'liuyang',
      msgType: 'image',
      fields: { PicUrl: 'http://x/1.png', MediaId: 'M1' },
    })
    expect(Object.fromEntries(product.received[0]?.children ?? [])).toMatchObject({ MsgType: 'image', MediaId: 'M1' })
  })
})

describe('bad input gets 400 and one clear sentence', () => {
  test.each([
    ['no JSON', '{"from":', 'The body is not valid JSON.'],
    ['an array', [], 'The body must be one JSON object'],
    ['no from', { text: 'x' }, '"from" is missing or empty'],
    ['a from that is no userid', { from: '../x', text: 'x' }, '"from" must be a userid'],
    ['a text that is no text', { from: 'liuyang', text: 1 }, '"text" must be a text.'],
    ['a blank text', { from: 'liuyang', text: ' ' }, '"text" is missing or empty'],
    ['a misspelt field', { from: 'liuyang', txt: 'x' }, 'Unknown field "txt"; allowed are: from, text'],
    ['a field that is no XML name', { from: 'liuyang', text: 'x', fields: { 'a><b': 'x' } }, 'must be XML names'],
    ['a text beyond all limits', { from: 'liuyang', text: 'x'.repeat(40_001) }, 'at most 40000 bytes'],
  ])('%s', async (_name, body, sentence) => {
    const { status, json } = await post('wecom/message', body)
    expect(status).toBe(400)
    expect(json.error).toContain(sentence)
    expect(product.received).toEqual([])
  })

  test('an unknown fault', async () => {
    expect(await post('wecom/faults', { dropRte: 1 })).toMatchObject({ status: 400 })
  })

  test('a limit that is no number, and an unknown route 404', async () => {
    expect((await get('wecom/sent?limit=many')).status).toBe(400)
    expect((await get('wecom/nothing')).status).toBe(404)
    expect((await call(`${simulator.url}/nothing`)).status).toBe(404)
  })
})

test('sent lists what the product sent, and can be narrowed to one receiver', async () => {
  const api = apiOf(simulator.url)
  await api.send({ text: { content: '一' } })
  await api.send({ touser: 'chenjing', text: { content: '二' } })
  expect((await get('wecom/sent')).json).toMatchObject({
    total: 2,
    items: [{ text: '一' }, { text: '二', touser: 'chenjing' }],
  })
  expect((await get('wecom/sent?touser=ChenJing')).json).toMatchObject({ items: [{ text: '二' }] })
  expect((await get('wecom/sent?limit=1')).json).toMatchObject({ items: [{ text: '二' }] })
})

test('deliveries show every attempt, and an event is one of them', async () => {
  await post('wecom/event', { from: 'liuyang', event: 'enter_agent' })
  expect((await get('wecom/deliveries')).json).toMatchObject({
    items: [{ kind: 'event', text: 'enter_agent', state: 'delivered', attempts: [{ status: 200 }] }],
    counters: { events: 1, delivered: 1 },
  })
})

test('faults are patched, shown and reset', async () => {
  expect((await post('wecom/faults', { dropRate: 1 })).json).toMatchObject({ dropRate: 1 })
  expect((await get('wecom/faults')).json).toMatchObject({ dropRate: 1, badSignature: false })
  expect((await get('health')).json).toMatchObject({ ok: true, faults: { dropRate: 1 } })
  expect((await post('wecom/faults', {})).json).toMatchObject({ dropRate: 0 })
})

test('health shows no secret', async () => {
  const { text } = await get('health')
  for (const secret of ['sim-secret', 'simToken2024', 'abcdefghijklmnopqrstuvwxyz0123456789'])
    expect(text).not.toContain(secret)
})

test('verify does the echo check', async () => {
  product.answer = ({ plaintext }, response) => response.end(plaintext)
  expect((await post('wecom/verify', {})).json).toMatchObject({ ok: true, status: 200 })
})

test('reset forgets messages, newcomers, faults and counters', async () => {
  await post('wecom/message', { from: 'newcomer', text: 'hi' })
  await apiOf(simulator.url).send()
  await post('wecom/faults', { dropRate: 1 })
  await post('reset', {})
  expect((await get('wecom/sent')).json).toEqual({ items: [], total: 0 })
  expect((await get('wecom/deliveries')).json).toMatchObject({ items: [], counters: { messages: 0, sent: 0 } })
  expect((await apiOf(simulator.url).get('user/get', { userid: 'newcomer' })).json.errcode).toBe(60111)
  expect((await post('wecom/message', { from: 'liuyang', text: 'hi' })).json.delivered).toBe(true)
})

test('the members to choose from are not those of the service desk', async () => {
  expect((await get('wecom/members')).json.items).toMatchObject([
    { userid: 'liuyang', name: '刘洋', department: '市场部' },
    { userid: 'chenjing' },
    { userid: 'zhaolei' },
    { userid: 'sunli' },
    { userid: 'wanglei' },
    { userid: 'hejing' },
    { userid: 'zhoujie' },
    { userid: 'wuting' },
  ])
})

describe('another web page cannot reach the control routes', () => {
  test.each([
    ['a foreign Origin', { origin: 'https://evil.example' }, 403],
    ['a foreign Host', { host: 'evil.example:8090' }, 403],
    ['no Origin', {}, 200],
  ])('%s → %i', async (_name, headers, status) => {
    expect(await callWithHeaders(`${simulator.url}/_sim/wecom/faults`, headers)).toBe(status)
  })

  test('its own page can', async () => {
    expect(await callWithHeaders(`${simulator.url}/_sim/reset`, { origin: simulator.url })).toBe(200)
  })
})
