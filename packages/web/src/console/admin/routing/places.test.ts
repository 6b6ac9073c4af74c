import { expect, test } from 'vitest'
import { moved, put, without } from './places.ts'

test('a rule changes places with its neighbour, and stays where there is none', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
  expect([moved(['a', 'b'], 0, -1), moved(['a', 'b'], 1, 1)]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ])
})

test('a rule is put in place of another or at the end, and one is taken away', () => {
  expect(put(['a', 'b'], 0, 'x')).toEqual(['x', 'b'])
  expect(put(['a', 'b'], 2, 'x')).toEqual(['a', 'b', 'x'])
  expect(without(['a', 'b'], 0)).toEqual(['b'])
})
