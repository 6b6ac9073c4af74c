import { expect, test } from 'vitest'
import { mend } from './mend.ts'
import { soundPairs, soundsOf } from './sound.ts'

test('a word written with other characters of the same sound, or in pinyin, becomes the word', () => {
  expect(mend('发漂怎么开', ['发票'])).toBe('发票怎么开')
  expect(mend('fapiao 怎么开', ['发票'])).toBe('发票 怎么开')
  expect(mend('怎么重至密马', ['重置', '密码'])).toBe('怎么重置密码')
})

test('sounds that are mixed up when typing are the same: zh and z, in and ing', () => {
  expect(mend('支荐', ['自荐'])).toBe('自荐')
  expect(mend('清求', ['勤求'])).toBe('勤求')
})

test('a word that only sounds like another and shares no character with it stays', () => {
  expect(mend('公事', ['公式'])).toBe('公式')
  expect(mend('攻势', ['公式'])).toBe('攻势')
  expect(mend('发票怎么开', ['发票'])).toBe('发票怎么开')
})

test('English words are no pinyin, and what has no sound parts what is said', () => {
  expect(soundsOf('invoice')).toEqual([])
  expect(soundPairs('发票')).toEqual(soundPairs('fapiao'))
  expect(soundPairs('发，票')).toEqual([])
})
