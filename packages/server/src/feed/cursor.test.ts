import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cursor, formatCursor, isAfter, parseCursor } from './cursor.ts'

const cursor: fc.Arbitrary<Cursor> = fc.record({
  xid: fc.bigInt({ min: 0n, max: 9_999_999_999_999_999_999n }).map(String),
  id: fc.integer({ min: 0, max: 999_999_999_999_999 }),
})

test('a cursor that was written is read as the same place', () => {
  fc.assert(
    fc.property(cursor, (place) => {
      expect(parseCursor(formatCursor(place))).toEqual(place)
    }),
  )
})

test('of two places one is after the other, unless they are the same', () => {
  fc.assert(
    fc.property(cursor, cursor, (a, b) => {
      const order = [isAfter(a, b), isAfter(b, a)].filter(Boolean).length
      expect(order).toBe(a.xid === b.xid && a.id === b.id ? 0 : 1)
    }),
  )
})

test('transactions count before rows, and by number even beyond what a double holds', () => {
  expect(isAfter({ xid: '10', id: 0 }, { xid: '9', id: 999 })).toBe(true)
  expect(isAfter({ xid: '9007199254740993', id: 0 }, { xid: '9007199254740992', id: 5 })).toBe(true)
  expect(isAfter({ xid: '7', id: 2 }, { xid: '7', id: 1 })).toBe(true)
  expect(isAfter({ xid: '7', id: 1 }, { xid: '7', id: 1 })).toBe(false)
})

test.each([
  '',
  'abc',
  '1',
  '1.',
  '.1',
  '1.2.3',
  '-1.2',
  '1.-2',
  ' 1.2',
  '1.2\n',
  '1e3.2',
  '0x1.2',
  '１.２',
  '1.2; drop table changes',
  `${'9'.repeat(20)}.1`,
  `1.${'9'.repeat(16)}`,
])('%j is no cursor of ours', (text) => {
  expect(parseCursor(text)).toBeUndefined()
})
