import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareCursors, isAfter, isCursor } from './cursor.ts'

test('cursors are ordered by transaction first, then by id, as numbers and not as text', () => {
  expect(compareCursors('9.1', '10.1')).toBe(-1)
  expect(compareCursors('10.9', '10.10')).toBe(-1)
  expect(compareCursors('11.1', '10.99')).toBe(1)
  expect(compareCursors('7.7', '7.7')).toBe(0)
})

test('two cursors near 2^63 that a float cannot tell apart are told apart', () => {
  expect(compareCursors('9223372036854775806.1', '9223372036854775807.1')).toBe(-1)
  expect(compareCursors('1.9223372036854775806', '1.9223372036854775807')).toBe(-1)
})

test('comparing is a total order over the whole range', () => {
  const part = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n })
  fc.assert(
    fc.property(fc.tuple(part, part), fc.tuple(part, part), (left, right) => {
      const expected = left[0] === right[0] ? sign(left[1] - right[1]) : sign(left[0] - right[0])
      expect(compareCursors(left.join('.'), right.join('.'))).toBe(expected)
    }),
  )
})

test('before anything was seen, everything is new; the cursor itself is not', () => {
  expect(isAfter('1.1', undefined)).toBe(true)
  expect(isAfter('1.1', '1.1')).toBe(false)
})

test('only two decimals joined by a point are a cursor', () => {
  expect(isCursor('12.34')).toBe(true)
  for (const other of ['', '12', '12.', '.1', '1.2.3', '-1.2', '0x1.2', 12.34, null])
    expect(isCursor(other)).toBe(false)
})

const sign = (value: bigint) => (value === 0n ? 0 : value < 0n ? -1 : 1)
