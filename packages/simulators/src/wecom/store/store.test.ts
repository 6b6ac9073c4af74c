import { expect, test } from 'vitest'
import { Ring } from '../../common/ring.ts'
import { Fifo } from '../../delivery/fifo.ts'
import { Chats } from './chats.ts'
import { createMsgIds } from './msg-ids.ts'
import { Repeats } from './repeats.ts'

test('a ring keeps the newest in order and counts all', () => {
  const ring = new Ring<number>(3)
  for (let i = 1; i <= 7; i += 1) ring.push(i)
  expect(ring.list()).toEqual([5, 6, 7])
  expect(ring.total).toBe(7)
  ring.clear()
  expect(ring.list()).toEqual([])
})

test('a ring without limit keeps everything', () => {
  const ring = new Ring<number>(Number.POSITIVE_INFINITY)
  for (let i = 0; i < 2_000; i += 1) ring.push(i)
  expect(ring.list()).toHaveLength(2_000)
})

test('a queue gives back everything in order, whatever its length was in between', () => {
  const queue = new Fifo<number>()
  const out: (number | undefined)[] = []
  for (let i = 0; i < 5_000; i += 1) {
    queue.push(i)
    if (i % 3 !== 0) out.push(queue.shift())
  }
  while (queue.length > 0) out.push(queue.shift())
  expect(out).toEqual(Array.from({ length: 5_000 }, (_, i) => i))
  expect(queue.shift()).toBeUndefined()
})

test('MsgIds go on above the old ones after a restart', () => {
  const first = createMsgIds(1_700_000_000_000)
  const last = [first(), first(), first()].at(-1) ?? 0n
  expect(createMsgIds(1_700_000_000_001)()).toBeGreaterThan(last)
})

test('a repetition is known inside its interval, per member and content', () => {
  const repeats = new Repeats()
  expect(repeats.seen('Liuyang', 'h', 0, 1_000)).toBe(false)
  expect(repeats.seen('liuyang', 'h', 999, 1_000)).toBe(true)
  expect(repeats.seen('liuyang', 'other', 999, 1_000)).toBe(false)
  expect(repeats.seen('liuyang', 'h', 1_000, 1_000)).toBe(false)
})

test('the chats of members who were quiet longest are forgotten first', () => {
  const chats = new Chats()
  const entry = (msgid: string) =>
    ({
      side: 'desk',
      sent: { msgid, at: '', touser: '', to: [], msgtype: 'text', text: '', hash: '', body: {} },
    }) as const
  for (let i = 0; i < 500; i += 1) chats.add(`u${i}`, entry('1'))
  chats.add('u0', entry('2'))
  chats.add('one-more', entry('3'))
  expect(chats.list('U0')).toHaveLength(2)
  expect(chats.list('u1')).toEqual([])
})
