import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memberKey } from './member-record.ts'
import { createSpellings } from './spellings.ts'

const ask = (spellings: ReturnType<typeof createSpellings>, userId: string) =>
  spellings.firstOf(memberKey(userId), userId)

test('whoever came before is known by the spelling that came first, in whatever case they come again', () => {
  const spellings = createSpellings([])
  expect(['ZhangSan', 'lisi', 'zhangsan', 'LISI', 'wangwu'].map((id) => ask(spellings, id))).toEqual([
    undefined,
    undefined,
    'ZhangSan',
    'lisi',
    undefined,
  ])
})

test('of those known from before a break only the key is known', () => {
  const spellings = createSpellings(['zhangsan'])
  expect(ask(spellings, 'ZhangSan')).toBe('')
  expect(ask(spellings, 'lisi')).toBeUndefined()
  expect(ask(spellings, 'LiSi')).toBe('lisi')
})

test('it answers as a Map would, for any ids and however many', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' })), (ids) => {
      const spellings = createSpellings([])
      const map = new Map<string, string>()
      for (const id of ids) {
        const key = memberKey(id)
        expect(spellings.firstOf(key, id)).toBe(map.get(key))
        if (!map.has(key)) map.set(key, id)
      }
    }),
  )
  const many = createSpellings([])
  const ids = Array.from({ length: 20_000 }, (_, n) => `Member${n}`)
  expect(ids.every((id) => ask(many, id) === undefined)).toBe(true)
  expect(ids.every((id) => ask(many, id.toUpperCase()) === id)).toBe(true)
})
