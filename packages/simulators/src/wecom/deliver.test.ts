import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Product, startProduct } from '../testing/product.ts'
import { startSimulator } from '../testing/simulator.ts'
import type { WeComSimulatorOptions } from './options.ts'
import type { WeComSimulator } from './simulator.ts'

/** Long enough that an answer in time is in time on a busy machine. */
const shortMs = 700
let product: Product
let simulator: WeComSimulator

beforeEach(async () => {
  product = await startProduct()
  simulator = await startSimulator({ callbackUrl: product.url })
})

afterEach(async () => {
  await simulator.stop()
  await product.stop()
})

describe('a delivery', () => {
  test('carries the message, signed and encrypted for this company', async () => {
    const { msgId, outcome } = simulator.message({ from: 'liuyang', text: '你好 ]]> <b>😀' })
    expect(await outcome).toMatchObject({ msgId, state: 'delivered', attempts: [{ status: 200 }] })
    const [callback] = product.received
    expect(callback).toMatchObject({ signatureFits: true, receiveId: 'ww1234567890abcdef' })
    expect(Object.fromEntries(callback?.children ?? [])).toMatchObject({
      ToUserName: 'ww1234567890abcdef',
      FromUserName: 'liuyang',
      MsgType: 'text',
      Content: '你好 ]]> <b>😀',
      MsgId: msgId,
      AgentID: '1000002',
    })
  })

  test('of an event has no MsgId', async () => {
    await simulator.event({ from: 'liuyang', event: 'click', eventKey: 'menu_1' }).outcome
    expect(Object.fromEntries(product.received[0]?.children ?? [])).toMatchObject({
      Event: 'click',
      EventKey: 'menu_1',
    })
    expect(product.received[0]?.children.has('MsgId')).toBe(false)
  })

  test('gives every message its own MsgId above 2^53', async () => {
    const ids = Array.from({ length: 500 }, () => simulator.message({ from: 'liuyang', text: 'hi' }).msgId)
    await simulator.drain()
    expect(new Set(ids).size).toBe(500)
    expect(ids.every((id) => BigInt(id) > 2n ** 53n && BigInt(id) < 2n ** 63n)).toBe(true)
  })

  test('keeps at most `concurrency` calls open', async () => {
    await restart({ concurrency: 3 })
    let open = 0
    let most = 0
    product.answer = (_, response) => {
      most = Math.max(most, ++open)
      setImmediate(() => {
        open -= 1
        response.end()
      })
    }
    for (let i = 0; i < 30; i += 1) simulator.message({ from: 'liuyang', text: `${i}` })
    await simulator.drain()
    expect(product.received).toHaveLength(30)
    expect(most).toBeLessThanOrEqual(3)
  })
})

describe('the retry rule', () => {
  test('repeats the same plaintext in a fresh envelope until the first 200', async () => {
    product.answer = (_, response) => response.writeHead(product.received.length < 3 ? 500 : 200).end()
    const { outcome } = simulator.message({ from: 'liuyang', text: 'again' })
    expect(await outcome).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 500 }, { status: 500 }, { status: 200 }],
    })
    expect(distinct(({ plaintext }) => plaintext)).toBe(1)
    expect(distinct(({ encrypted }) => encrypted)).toBe(3)
    expect(distinct(({ query }) => query.get('nonce') ?? '')).toBe(3)
    expect(distinct(({ query }) => query.get('msg_signature') ?? '')).toBe(3)
    expect(product.received.every(({ signatureFits }) => signatureFits)).toBe(true)
  })

  test('gives up after one attempt and three more', async () => {
    product.answer = (_, response) => response.writeHead(503).end()
    const outcome = await simulator.message({ from: 'liuyang', text: 'never' }).outcome
    expect(outcome).toMatchObject({ state: 'failed' })
    expect(outcome.attempts.map(({ status }) => status)).toEqual([503, 503, 503, 503])
    await simulator.drain()
    expect(product.received).toHaveLength(4)
    expect(simulator.counters()).toMatchObject({ failed: 1, delivered: 0, attempts: 4 })
  })

  test('cuts an attempt that is not answered in time and tries again', async () => {
    await restart({ deliveryTimeoutMs: shortMs })
    product.answer = (_, response) => product.received.length > 1 && response.end()
    const outcome = await simulator.message({ from: 'liuyang', text: 'slow' }).outcome
    expect(outcome.attempts.map(({ status }) => status)).toEqual(['timeout', 200])
  })

  test('counts an answer whose body never ends as a timeout', async () => {
    await restart({ deliveryTimeoutMs: shortMs })
    product.answer = (_, response) =>
      product.received.length > 1 ? response.end() : response.writeHead(200).write('succ')
    const outcome = await simulator.message({ from: 'liuyang', text: 'endless' }).outcome
    expect(outcome.attempts.map(({ status }) => status)).toEqual(['timeout', 200])
  })

  test('tries again after a connection error', async () => {
    product.answer = (_, response, request) => (product.received.length > 1 ? response.end() : request.socket.destroy())
    const outcome = await simulator.message({ from: 'liuyang', text: 'cut' }).outcome
    expect(outcome.attempts.map(({ status }) => status)).toEqual(['ECONNRESET', 200])
  })

  test('takes any other status for a failure, also 204 and a redirect', async () => {
    product.answer = (_, response) => response.writeHead([204, 302, 201, 200][product.received.length - 1] ?? 200).end()
    const outcome = await simulator.message({ from: 'liuyang', text: 'odd' }).outcome
    expect(outcome.attempts.map(({ status }) => status)).toEqual([204, 302, 201, 200])
  })
})

test('without a callback URL a message fails and says why', async () => {
  await simulator.stop()
  simulator = await startSimulator({ retries: 0 })
  const outcome = await simulator.message({ from: 'liuyang', text: 'hi' }).outcome
  expect(outcome).toMatchObject({ state: 'failed', attempts: [{ status: 'no callback URL' }] })
})

test('a reset gives up waiting retries and forgets everything', async () => {
  await restart({ retryDelayMs: 600_000 })
  product.answer = (_, response) => response.writeHead(500).end()
  const { outcome } = simulator.message({ from: 'liuyang', text: 'hi' })
  await expect.poll(() => simulator.deliveries()[0]?.state).toBe('retrying')
  simulator.reset()
  expect((await outcome).state).toBe('failed')
  await simulator.drain()
  expect(simulator.deliveries()).toEqual([])
  expect(simulator.counters()).toMatchObject({ messages: 0, failed: 0 })
})

async function restart(options: Partial<WeComSimulatorOptions>): Promise<void> {
  await simulator.stop()
  simulator = await startSimulator({ callbackUrl: product.url, ...options })
}

function distinct(value: (received: Product['received'][number]) => string): number {
  return new Set(product.received.map(value)).size
}
