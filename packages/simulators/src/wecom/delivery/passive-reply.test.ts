import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Product, startProduct } from '../../testing/product.ts'
import { credentials, startSimulator } from '../../testing/simulator.ts'
import { decodeAesKey, encrypt, sign } from '../crypto.ts'
import type { WeComSimulator } from '../simulator.ts'
import { xml } from '../xml.ts'

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

test('an encrypted answer to a callback is shown to the one who wrote', async () => {
  product.answer = (_, response) => response.end(reply('您好', credentials.corpId))
  await simulator.message({ from: 'liuyang', text: 'hi' }).outcome
  expect(simulator.sent()).toMatchObject([{ to: ['liuyang'], msgtype: 'text', text: '您好', passive: true }])
})

test.each([
  [
    'a wrong signature',
    () => reply('x', credentials.corpId).replace(/<MsgSignature><!\[CDATA\[./, '<MsgSignature><![CDATA[-'),
  ],
  ['another receiveId', () => reply('x', 'wwother')],
  ['a broken ciphertext', () => envelope('AAAA')],
  ['the word success', () => 'success'],
])('%s shows nothing, and the callback counts as delivered', async (_name, body) => {
  product.answer = (_, response) => response.end(body())
  expect((await simulator.message({ from: 'liuyang', text: 'hi' }).outcome).state).toBe('delivered')
  expect(simulator.sent()).toEqual([])
})

function reply(text: string, receiveId: string): string {
  const inner = xml([
    ['ToUserName', 'liuyang'],
    ['MsgType', 'text'],
    ['Content', text],
  ])
  return envelope(encrypt(decodeAesKey(credentials.encodingAesKey), inner, receiveId))
}

function envelope(encrypted: string): string {
  const signature = sign(credentials.callbackToken, '1700000000', 'n', encrypted)
  return xml([
    ['Encrypt', encrypted],
    ['MsgSignature', signature],
    ['TimeStamp', 1700000000],
    ['Nonce', 'n'],
  ])
}
