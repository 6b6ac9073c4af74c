import { expect, test } from 'vitest'
import type { Session } from '../state/rows.ts'
import { aSession } from '../testing/session.ts'
import { replyWindowOf, windowRefusal } from './reply-window.ts'

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 1, hour, minute))

const session = (change: Partial<Session>): Session =>
  aSession({ replyHours: 48, replyMessages: 5, status: 'manual', manualCsId: 'a', lastCustomerAt: at(0), ...change })

test('the window closes so many hours after the customer wrote, to the minute', () => {
  expect(windowRefusal(session({}), at(47, 59))).toBeUndefined()
  expect(windowRefusal(session({}), at(48))).toBe('too_late')
})

test('of five messages the fifth may be sent and the sixth may not', () => {
  expect(windowRefusal(session({ repliesSince: 4 }), at(1))).toBeUndefined()
  expect(windowRefusal(session({ repliesSince: 5 }), at(1))).toBe('too_many')
  expect(windowRefusal(session({ repliesSince: 3 }), at(1), 3)).toBe('too_many')
})

test('the meter shows what is left, never less than nothing', () => {
  expect(replyWindowOf(session({ repliesSince: 2 }))).toEqual({ closesAt: at(48), left: 3, of: 5 })
  expect(replyWindowOf(session({ repliesSince: 9 }))?.left).toBe(0)
})

test('a window that counts no messages closes by its hours alone', () => {
  const uncounted = session({ replyMessages: null, repliesSince: 100 })
  expect(replyWindowOf(uncounted)).toEqual({ closesAt: at(48) })
  expect(windowRefusal(uncounted, at(47, 59), 20)).toBeUndefined()
  expect(windowRefusal(uncounted, at(48))).toBe('too_late')
})

test('a channel without a limit has no window, and refuses nothing', () => {
  const free = session({ replyHours: null, replyMessages: null, repliesSince: 100 })
  expect(replyWindowOf(free)).toBeUndefined()
  expect(windowRefusal(free, at(1000))).toBeUndefined()
})
