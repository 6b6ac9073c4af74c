import { expect, test } from 'vitest'
import { mentionedIn } from './mentioned-in.ts'

const people = [
  { user_id: 'li', name: '李四' },
  { user_id: 'lisi', name: '李四光' },
  { user_id: 'wang', name: '王敏' },
]

test('whoever is named after an @ is mentioned, once', () => {
  expect(mentionedIn('@王敏 看一下，@王敏 谢谢', people)).toEqual(['wang'])
})

test('of two names that begin alike the longer one is meant', () => {
  expect(mentionedIn('请@李四光 处理', people)).toEqual(['lisi'])
})

test('a name without an @, and an @ without a name, mention nobody', () => {
  expect(mentionedIn('李四 a@b.c @', people)).toEqual([])
})
