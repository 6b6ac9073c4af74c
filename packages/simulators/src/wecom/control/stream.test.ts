import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { apiOf, call } from '../../testing/api.ts'
import { type Product, startProduct } from '../../testing/product.ts'
import { startSimulator } from '../../testing/simulator.ts'
import type { WeComSimulator } from '../simulator.ts'

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

test('a phone sees its history, then its own messages with their state, and the replies', async () => {
  await simulator.message({ from: 'liuyang', text: 'before' }).outcome
  const frames = await openStream('LiuYang')
  expect(await frames()).toMatchObject({
    event: 'history',
    data: { items: [{ side: 'me', text: 'before', state: 'delivered' }] },
  })
  const { msgId } = simulator.message({ from: 'liuyang', text: 'now' })
  expect(await frames()).toMatchObject({ event: 'delivery', data: { id: msgId, state: 'delivering' } })
  expect(await frames()).toMatchObject({ event: 'delivery', data: { id: msgId, state: 'delivered', attempts: 1 } })
  await apiOf(simulator.url).send()
  expect(await frames()).toMatchObject({ event: 'sent', data: { side: 'desk', text: '您好' } })
})

test('a phone sees nothing of another member', async () => {
  const frames = await openStream('chenjing')
  expect(await frames()).toMatchObject({ event: 'history', data: { items: [] } })
  await simulator.message({ from: 'liuyang', text: 'secret' }).outcome
  await simulator.message({ from: 'chenjing', text: 'mine' }).outcome
  expect(await frames()).toMatchObject({ event: 'delivery', data: { text: 'mine' } })
})

test('a reset empties the open phones', async () => {
  const frames = await openStream('liuyang')
  await frames()
  simulator.reset()
  expect(await frames()).toMatchObject({ event: 'history', data: { items: [] } })
})

test('a stream without a userid is refused', async () => {
  expect((await call(`${simulator.url}/_sim/wecom/stream`)).status).toBe(400)
})

async function openStream(user: string): Promise<() => Promise<{ event: string; data: unknown }>> {
  const response = await fetch(`${simulator.url}/_sim/wecom/stream?user=${user}`)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const lines = createInterface({ input: Readable.from(response.body ?? []) })[Symbol.asyncIterator]()
  const next = async (prefix: string): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The stream ended.')
    return String(value).startsWith(prefix) ? String(value).slice(prefix.length) : next(prefix)
  }
  return async () => ({ event: await next('event: '), data: JSON.parse(await next('data: ')) })
}
