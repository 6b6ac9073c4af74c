import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Product, startProduct } from '../../testing/product.ts'
import { startSimulator } from '../../testing/simulator.ts'
import type { WeComSimulator } from '../simulator.ts'

let product: Product
let simulator: WeComSimulator

beforeEach(async () => {
  product = await startProduct(({ plaintext }, response) => response.end(plaintext))
  simulator = await startSimulator({ callbackUrl: product.url, verifyTimeoutMs: 5_000 })
})

afterEach(async () => {
  await simulator.stop()
  await product.stop()
})

test('passes when the decrypted digits come back byte for byte', async () => {
  expect(await simulator.verifyUrl()).toMatchObject({ ok: true, status: 200 })
  expect(product.received[0]).toMatchObject({ signatureFits: true, receiveId: 'ww1234567890abcdef' })
  expect(product.received[0]?.plaintext).toMatch(/^[1-9]\d{18,22}$/)
})

test.each([
  ['a newline at the end', (echo: string) => `${echo}\n`],
  ['quotes', (echo: string) => `"${echo}"`],
  ['nothing', () => ''],
])('fails on %s', async (_name, spoil) => {
  product.answer = ({ plaintext }, response) => response.end(spoil(plaintext))
  expect(await simulator.verifyUrl()).toMatchObject({
    ok: false,
    reason: 'The answer is not exactly the decrypted echo.',
  })
})

test('fails when the answer takes longer than the limit', async () => {
  await simulator.stop()
  simulator = await startSimulator({ callbackUrl: product.url })
  product.answer = () => {}
  expect(await simulator.verifyUrl()).toMatchObject({ ok: false, status: 'timeout' })
})

test('fails on another status and on a dead address', async () => {
  product.answer = (_, response) => response.writeHead(403).end()
  expect(await simulator.verifyUrl()).toMatchObject({ ok: false, status: 403 })
  simulator.setCallbackUrl('http://127.0.0.1:1/')
  expect(await simulator.verifyUrl()).toMatchObject({ ok: false, status: 'ECONNREFUSED' })
})

test('keeps the query the callback URL already has', async () => {
  simulator.setCallbackUrl(`${product.url}?tenant=7`)
  expect(await simulator.verifyUrl()).toMatchObject({ ok: true })
  expect(product.received[0]?.query.get('tenant')).toBe('7')
})
