import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalize } from './index.ts'

const names = ['id', 'type', 'from', 'to', 'body', 'timestamp', 'pin', 'app', 'clientType', 'nickname', 'avatar']
const inside = ['content', 'chatinfo', 'sid', 'venderId', 'skuId', 'orderId', 'messageId', 'mt']
const values = [
  'chat_message',
  'session_open',
  'message_recall',
  'evaluation',
  'im.customer',
  'im.waiter',
  'gw',
  'text',
  'product',
]
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...values),
    fc.jsonValue({ maxDepth: 1 }),
    fc.dictionary(fc.constantFrom(...names, ...inside), tie('anything'), { maxKeys: 6 }),
  ),
}))
const message = fc.dictionary(fc.constantFrom(...names), anything, { maxKeys: 8 })

test('whatever stands in a message, it is one item with a key, and what somebody wrote can be read', () => {
  fc.assert(
    fc.property(message, (given) => {
      const item = normalize(given, () => 'hash')
      expect(item.remoteKey).toMatch(/^[\w-]{1,64}$/)
      if (item.kind === 'message' || item.kind === 'colleague') {
        expect(item.customerRef).not.toBe('')
        expect(item.text).toMatch(/\S/)
        expect(item.text).not.toMatch(/undefined|\[object/)
      }
    }),
    { numRuns: 2_000, seed: 32 },
  )
})

test('a customer whom nobody names has no conversation: it is an event', () => {
  const from = { app: 'im.customer' }
  for (const type of ['chat_message', 'session_open', 'message_recall'])
    expect(normalize({ id: 'm', type, from, body: { messageId: 'x' } }, () => '')).toMatchObject({ kind: 'event' })
})
