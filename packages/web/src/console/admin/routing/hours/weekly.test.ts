import { expect, test } from 'vitest'
import { isWhole, rangesOf, sameHours, withDate, withoutRange, withRange } from './weekly.ts'

const hours = (from: string, to: string) => ({
  timeZone: 'Asia/Shanghai',
  weekly: sameHours([1], from, to),
  holidays: [],
  workdays: [],
})

test('a range of one day is changed or removed, and the others stay', () => {
  const weekly = [...sameHours([1, 2], '09:00', '12:00'), ...sameHours([1], '13:00', '18:00')]
  const [, afternoon] = rangesOf(weekly, 1)
  expect(afternoon).toEqual({ place: 2, range: { day: 1, from: '13:00', to: '18:00' } })
  expect(withRange(weekly, 2, { to: '20:00' })[2]).toEqual({ day: 1, from: '13:00', to: '20:00' })
  expect(withoutRange(weekly, 0)).toEqual(weekly.slice(1))
})

test('hours that are half written are not stored, and those over midnight are', () => {
  expect(['00:00', '09:00', '22:30'].map((from) => isWhole(hours(from, '24:00')))).toEqual([true, true, true])
  expect(isWhole(hours('22:00', '06:00'))).toBe(true)
  expect(['', '9', '25:00', '24:30', '12:60', '24:00'].map((from) => isWhole(hours(from, '24:00')))).toEqual(
    Array(6).fill(false),
  )
})

test('a date stands in the list once, and in order', () => {
  expect(withDate(['2026-10-01', '2026-10-03'], '2026-10-02')).toEqual(['2026-10-01', '2026-10-02', '2026-10-03'])
  expect(withDate(['2026-10-01'], '2026-10-01')).toEqual(['2026-10-01'])
})
