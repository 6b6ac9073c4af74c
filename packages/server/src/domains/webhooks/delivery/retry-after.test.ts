import { expect, test } from 'vitest'
import { retryAfterSeconds } from './retry-after.ts'

const nowMs = Date.parse('2026-01-02T03:04:05Z')

test.each([
  ['30', 30],
  [' 0 ', 0],
  ['Fri, 02 Jan 2026 03:05:05 GMT', 60],
  ['Fri, 02 Jan 2026 03:00:00 GMT', 0],
  ['999999', 86_400],
  ['Fri, 02 Jan 2036 03:04:05 GMT', 86_400],
])('%j asks for %i seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, nowMs)).toBe(seconds)
})

test.each([null, '', 'soon', '-5', '1.5', '1e9'])('%j asks for nothing', (header) => {
  expect(retryAfterSeconds(header, nowMs)).toBeUndefined()
})
