import { expect, test } from 'vitest'
import { maySend, windowStateOf } from './window-state.ts'

const now = Date.parse('2026-03-02T10:00:00Z')
const window = (left: number, closesAt: string) => ({ left, of: 5, closesAt })

test.each([
  [5, '2026-03-04T10:00:00Z', 'open', 5],
  [1, '2026-03-04T10:00:00Z', 'scarce', 1],
  [4, '2026-03-02T10:30:00Z', 'scarce', 4],
  [0, '2026-03-04T10:00:00Z', 'spent', 0],
  [5, '2026-03-02T10:00:00Z', 'closed', 0],
  [0, '2026-03-01T10:00:00Z', 'closed', 0],
] as const)('with %i left until %s the window is %s, and %i may be sent', (left, closesAt, state, may) => {
  expect(windowStateOf(window(left, closesAt), now).state).toBe(state)
  expect(maySend(window(left, closesAt), now)).toBe(may)
})

test('a window that counts no messages only closes', () => {
  const uncounted = { closesAt: '2026-03-04T10:00:00Z' }
  expect(windowStateOf(uncounted, now).state).toBe('open')
  expect(maySend(uncounted, now)).toBe(Number.POSITIVE_INFINITY)
  expect(maySend({ closesAt: '2026-03-02T10:00:00Z' }, now)).toBe(0)
})

test('a channel without a window has no limit', () => {
  expect(maySend(undefined, now)).toBe(Number.POSITIVE_INFINITY)
})
