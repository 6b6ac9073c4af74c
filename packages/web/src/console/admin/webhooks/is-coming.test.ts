import { expect, test } from 'vitest'
import { isComing } from './is-coming.ts'

const now = Date.parse('2026-01-02T03:04:05Z')

test('what is tried in a moment is worth looking at again, what is tried in minutes is not', () => {
  expect(isComing({ status: 'queued', nextAttemptAt: '2026-01-02T03:04:00Z' }, now)).toBe(true)
  expect(isComing({ status: 'queued', nextAttemptAt: '2026-01-02T03:04:10Z' }, now)).toBe(true)
  expect(isComing({ status: 'queued', nextAttemptAt: '2026-01-02T03:09:05Z' }, now)).toBe(false)
})

test('what has ended is not on its way', () => {
  expect(isComing({ status: 'delivered' }, now)).toBe(false)
  expect(isComing({ status: 'failed' }, now)).toBe(false)
})
