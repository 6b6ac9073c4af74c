import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoTime, parseIsoTime } from './times.ts'

test.each([
  ['2030-01-02T03:04:05Z', '2030-01-02T03:04:05+00:00'],
  ['2030-01-02T03:04:05+00:00', '2030-01-02T03:04:05+00:00'],
  ['2030-01-02T03:04:05', '2030-01-02T03:04:05+00:00'],
  ['2030-01-02 03:04', '2030-01-02T03:04:00+00:00'],
  ['2030-01-02', '2030-01-02T00:00:00+00:00'],
  ['20300102T030405Z', '2030-01-02T03:04:05+00:00'],
  ['2030-01-02T03:04:05.123456+08:00', '2030-01-01T19:04:05.123+00:00'],
  ['2030-01-02T03:04:05-0330', '2030-01-02T06:34:05+00:00'],
  ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00+00:00'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00+00:00'],
])('%s is read as %s', (text, moment) => {
  const time = parseIsoTime(text)
  expect(time && isoTime(time)).toBe(moment)
})

test.each([
  '',
  'tomorrow',
  '2030-13-01T00:00:00Z',
  '2030-02-30T00:00:00Z',
  '2029-02-29',
  '2030-01-02T24:00:00Z',
  '2030-01-02T03:60:00Z',
  '2030-01-02T03:04:61Z',
  '2030-01-02T03:04:05+25:00',
  '2030-01-02T03:04:05Z ',
  '2030-01-02T03:04:05 Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+08:00',
  '9999-12-31T23:59:59-08:00',
  '1735689600',
  '２０３０-01-02',
  '2030-01-02\u0000',
])('%j is no moment', (text) => {
  expect(parseIsoTime(text)).toBeUndefined()
})

test('whatever is read is written in a way that reads the same, with years of four digits', () => {
  const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'))
  const text = fc
    .tuple(
      fc.integer({ min: 0, max: 9_999 }),
      digits,
      digits,
      digits,
      digits,
      digits,
      fc.constantFrom('', 'Z', '+08:00'),
    )
    .map(([y, m, d, h, i, s, z]) => `${String(y).padStart(4, '0')}-${m}-${d}T${h}:${i}:${s}${z}`)
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (one) => {
      const time = parseIsoTime(one)
      if (!time) return
      expect(isoTime(time)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+00:00$/)
      expect(parseIsoTime(isoTime(time))).toEqual(time)
    }),
    { numRuns: 10_000 },
  )
})
