import { expect, test } from 'vitest'
import { beijingDate, beijingMinute, parseBeijingTime } from './beijing-time.ts'

test.each([
  ['2025-11-01 09:30:15', '2025-11-01T01:30:15.000Z'],
  ['2025-11-01 09:30', '2025-11-01T01:30:00.000Z'],
  ['2025/11/1 9:30', '2025-11-01T01:30:00.000Z'],
  ['2025-11-01T09:30:15', '2025-11-01T01:30:15.000Z'],
  ['2025-11-01', '2025-10-31T16:00:00.000Z'],
  ['2025-01-01 00:00:00', '2024-12-31T16:00:00.000Z'],
  ['2024-02-29 23:59:59', '2024-02-29T15:59:59.000Z'],
  ['2025-11-01T09:30:15+08:00', '2025-11-01T01:30:15.000Z'],
  ['2025-11-01T09:30:15Z', '2025-11-01T09:30:15.000Z'],
  [1_761_960_615, '2025-11-01T01:30:15.000Z'],
  [1_761_960_615_000, '2025-11-01T01:30:15.000Z'],
  ['1761960615', '2025-11-01T01:30:15.000Z'],
  ['1761960615000', '2025-11-01T01:30:15.000Z'],
])('%j is read as the time of Beijing, whatever the zone of this machine: %s', (value, moment) => {
  expect(parseBeijingTime(value)?.toISOString()).toBe(moment)
})

test.each([
  '',
  'today',
  '2025-02-31 10:00:00',
  '2025-13-01',
  '2025-11-01 25:00',
  '2025-11-01 10:61',
  0,
  Number.NaN,
  null,
  {},
])('%j is no time', (value) => {
  expect(parseBeijingTime(value)).toBeUndefined()
})

test('moments are written as Yunke takes them', () => {
  const moment = new Date('2025-10-31T16:05:59Z')
  expect([beijingDate(moment), beijingMinute(moment)]).toEqual(['2025-11-01', '2025-11-01 00:05'])
})
