import { expect, test } from 'vitest'
import { fuse } from './fuse.ts'

const ids = (...names: string[]) => names.map((id) => ({ id }))

test('what stands high in both rankings comes before what leads only one', () => {
  expect(fuse([ids('a', 'b', 'c'), ids('b', 'd', 'c')]).map(({ id }) => id)).toEqual(['b', 'c', 'a', 'd'])
})

test('an entry of one ranking alone is kept, and nothing is there twice', () => {
  expect(fuse([[], ids('x')]).map(({ id }) => id)).toEqual(['x'])
  expect(fuse([ids('a'), ids('a')]).map(({ id }) => id)).toEqual(['a'])
  expect(fuse([])).toEqual([])
})

test('equal scores keep the order in which they were found', () => {
  expect(fuse([ids('a'), ids('b')]).map(({ id }) => id)).toEqual(['a', 'b'])
})
