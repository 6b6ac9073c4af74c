import { afterEach, expect, test, vi } from 'vitest'
import { newId } from './ids.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('an id has its prefix and 22 characters that any URL and any file name can hold', () => {
  expect(newId('ses')).toMatch(/^ses_[0-9a-hjkmnp-tv-z]{22}$/)
})

test('many ids made at once are all different', () => {
  const ids = Array.from({ length: 50_000 }, () => newId('x'))
  expect(new Set(ids).size).toBe(ids.length)
})

test('ids sort by the time they were made, through the whole of the next centuries', () => {
  vi.useFakeTimers()
  const times = [
    '1970-01-02',
    '2001-09-09',
    '2026-01-01',
    '2026-01-01T00:00:00.001',
    '2099-12-31',
    '2400-01-01',
    '3000-01-01',
  ]
  const ids = times.map((time) => {
    vi.setSystemTime(new Date(time))
    return newId('x')
  })
  expect(ids.toSorted()).toEqual(ids)
})
