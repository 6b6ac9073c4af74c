import { expect, test } from 'vitest'
import { clockTime, dayOf, fullTime, momentOf, sameDay, stopwatch, urgencyOf } from './time.ts'

const at = (text: string) => new Date(text).getTime()
const now = at('2026-03-02T15:00:00')

test('a moment is said as people say it: now, minutes, the time of today, yesterday, a date', () => {
  expect(momentOf(now - 20_000, now)).toEqual({ kind: 'now' })
  expect(momentOf(now - 60_000, now)).toEqual({ kind: 'minutes', minutes: 1 })
  expect(momentOf(now - 59 * 60_000, now)).toEqual({ kind: 'minutes', minutes: 59 })
  expect(momentOf(at('2026-03-02T08:05:00'), now)).toEqual({ kind: 'today', time: '08:05' })
  expect(momentOf(at('2026-03-01T23:59:00'), now)).toEqual({ kind: 'yesterday', time: '23:59' })
  expect(momentOf(at('2026-02-27T09:00:00'), now)).toEqual({ kind: 'date', date: '02-27', time: '09:00' })
  expect(momentOf(at('2025-12-31T09:00:00'), now)).toEqual({ kind: 'date', date: '2025-12-31', time: '09:00' })
})

test('a clock that is a little behind the server says now, not minus one minute', () => {
  expect(momentOf(now + 5_000, now)).toEqual({ kind: 'now' })
})

test('minutes cross midnight without becoming yesterday', () => {
  expect(momentOf(at('2026-03-01T23:50:00'), at('2026-03-02T00:05:00'))).toEqual({ kind: 'minutes', minutes: 15 })
})

test('a day is today, yesterday or a date', () => {
  expect(dayOf(at('2026-03-02T00:00:00'), now)).toEqual({ kind: 'today' })
  expect(dayOf(at('2026-03-01T12:00:00'), now)).toEqual({ kind: 'yesterday' })
  expect(dayOf(at('2026-02-28T12:00:00'), now)).toEqual({ kind: 'date', date: '02-28' })
})

test('days are those of the reader, not of UTC', () => {
  expect(sameDay(at('2026-03-02T00:01:00'), at('2026-03-02T23:59:00'))).toBe(true)
  expect(sameDay(at('2026-03-01T23:59:00'), at('2026-03-02T00:01:00'))).toBe(false)
})

test('a stopwatch shows minutes, hours when there are any, and never less than zero', () => {
  expect(stopwatch(-3_000)).toBe('0:00')
  expect(stopwatch(42_900)).toBe('0:42')
  expect(stopwatch(725_000)).toBe('12:05')
  expect(stopwatch(11_250_000)).toBe('3:07:30')
})

test('waiting turns amber after one minute and red after five', () => {
  expect([59_999, 60_000, 299_999, 300_000].map(urgencyOf)).toEqual(['calm', 'soon', 'soon', 'late'])
})

test('times are written with two digits', () => {
  expect(clockTime(at('2026-03-02T08:05:09'))).toBe('08:05')
  expect(fullTime(at('2026-03-02T08:05:09'))).toBe('2026-03-02 08:05:09')
})
