import type { KfItem } from '@yingda/wecom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalize } from './index.ts'

const item = (msgtype: string, body: Record<string, unknown>, more: Partial<KfItem> = {}): KfItem => ({
  ...{ msgid: 'm1', openKfId: 'wk1', externalUserId: 'wm1', origin: 3, msgtype, body, raw: {} },
  ...more,
})

const knownTypes = [
  ...['text', 'image', 'voice', 'video', 'file', 'location', 'link', 'business_card', 'miniprogram', 'msgmenu'],
  ...['channels_shop_product', 'channels_shop_order', 'merged_msg', 'channels', 'meeting', 'calendar', 'note'],
]
const fields = [
  ...['content', 'media_id', 'latitude', 'name', 'title', 'list', 'item', 'type', 'sub_type', 'sales_price'],
  ...['msgtype', 'msg_content', 'sender_name', 'head_content', 'event_type', 'recall_msgid', 'fail_type'],
]
const anything = fc.anything({ maxDepth: 3, withNullPrototype: true })
const body = fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.string()), anything)

test('whatever stands in an item of a known kind, it is one readable message', () => {
  fc.assert(
    fc.property(fc.constantFrom(...knownTypes), body, (msgtype, given) => {
      const content = typeof given.content === 'string' && given.content.trim() === '' ? { content: 'x' } : {}
      const said = normalize(item(msgtype, { ...given, ...content }))
      expect(said).toMatchObject({ kind: 'message', remoteKey: 'm1', customerRef: 'wm1' })
      expect('text' in said && said.text).toMatch(/\S/)
    }),
    { numRuns: 1_000, seed: 16 },
  )
})

test('a kind that nobody knows is one readable message, whatever its name', () => {
  const name = fc.string().filter((type) => type !== 'event' && !knownTypes.includes(type))
  fc.assert(
    fc.property(name, body, (msgtype, given) => {
      expect(normalize(item(msgtype, given))).toMatchObject({
        ...{ kind: 'message', msgType: 'unknown' },
        text: expect.stringMatching(/^\[暂不支持的消息/),
      })
    }),
    { numRuns: 300, seed: 17 },
  )
})

test('an event is never a message, whatever stands in it', () => {
  fc.assert(
    fc.property(body, (given) => {
      expect(['event', 'recall', 'undelivered', 'handling', 'entered']).toContain(
        normalize(item('event', given, { origin: 4 })).kind,
      )
    }),
    { numRuns: 300, seed: 18 },
  )
})

test('an item without an id has a key of its content: the same twice, another for another', () => {
  const keyOf = (raw: Record<string, unknown>) => normalize(item('text', {}, { msgid: '', raw })).remoteKey
  expect(keyOf({ a: 1 })).toBe(keyOf({ a: 1 }))
  expect(keyOf({ a: 1 })).not.toBe(keyOf({ a: 2 }))
  expect(keyOf({ a: 1 })).toMatch(/^[0-9a-f]{64}$/)
})

test.each([0, -1, Number.MAX_SAFE_INTEGER])('a time of %s is no time', (sendTime) => {
  expect(normalize(item('text', { content: 'x' }, { sendTime }))).not.toHaveProperty('sentAt')
})

test('of a long history the first fifty lines are shown, and how many there are', () => {
  const one = { msgtype: 'text', sender_name: '小雨', msg_content: '{"text":{"content":"在吗"}}' }
  const said = normalize(item('merged_msg', { title: '记录', item: Array.from({ length: 80 }, () => one) }))
  const lines = 'text' in said ? said.text.split('\n') : []
  expect(lines).toHaveLength(52)
  expect(lines.at(-1)).toBe('（共 80 条）')
})
