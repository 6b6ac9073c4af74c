import { expect, test } from 'vitest'
import { keepOrder } from './keep-order.ts'

const same = (id: string) => id

test('known rows keep their places while new messages would move them', () => {
  expect(keepOrder(['a', 'b', 'c'], ['c', 'a', 'b'], same)).toEqual(['a', 'b', 'c'])
})

test('a new row comes first, in the order it has among the new ones', () => {
  expect(keepOrder(['a', 'b'], ['n1', 'b', 'n2', 'a'], same)).toEqual(['n1', 'n2', 'a', 'b'])
})

test('a row that left leaves no gap', () => {
  expect(keepOrder(['a', 'b', 'c'], ['c', 'a'], same)).toEqual(['a', 'c'])
})
