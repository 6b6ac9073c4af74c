import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backOffMs } from './back-off.ts'

test('a pause is never shorter than half a second nor longer than ten', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, dice) => {
      const pause = backOffMs(attempt, () => dice)
      expect(pause).toBeGreaterThanOrEqual(500)
      expect(pause).toBeLessThanOrEqual(10_000)
    }),
  )
})

test('pauses grow and are spread', () => {
  expect(backOffMs(4, () => 0)).toBeGreaterThan(backOffMs(0, () => 1))
  expect(backOffMs(9, () => 0)).toBeLessThan(backOffMs(9, () => 0.9))
})
