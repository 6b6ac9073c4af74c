import { expect, test } from 'vitest'
import { tagsOf } from './known-tags.ts'

test('tags are drawn in the order they were given, and an id that is no tag any more is not drawn', () => {
  const tag = (tagId: string) => ({ tagId, name: tagId, colour: 'red' as const })
  const known = new Map([
    ['a', tag('a')],
    ['b', tag('b')],
  ])
  expect(tagsOf(known, ['b', 'gone', 'a']).map(({ name }) => name)).toEqual(['b', 'a'])
})
