import { expect, test } from 'vitest'
import { en } from './en.ts'
import { failureSentence, translator, wordOf } from './translate.ts'
import { zhCN } from './zh-CN.ts'

const t = translator('zh-CN')

test('both languages ask for the same values', () => {
  const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort()
  const english = new Map(Object.entries(en))
  for (const [key, text] of Object.entries(zhCN)) {
    expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(text)])
  }
})

test('values fill the sentence', () => {
  expect(t('time.minutes', { minutes: 5 })).toBe('5 分钟前')
  expect(translator('en')('time.minutes', { minutes: 5 })).toBe('5 min')
})

test('a known code has its own sentence, an unknown one the words of the server, and none a general one', () => {
  expect(failureSentence(t, { kind: 'refused', code: 40002, text: 'x' })).toBe(zhCN['error.40002'])
  expect(failureSentence(t, { kind: 'refused', code: 40004, text: '已超过 48 小时' })).toBe('已超过 48 小时')
  expect(failureSentence(t, { kind: 'refused', code: 50000, text: '' })).toBe(zhCN['error.unknown'])
  expect(failureSentence(t, { kind: 'offline', code: 0, text: 'TypeError' })).toBe(zhCN['error.offline'])
})

test('a word that no file has is said otherwise', () => {
  expect(wordOf(t, 'kind', 'image', '?')).toBe('图片')
  expect(wordOf(t, 'kind', 'hologram', '?')).toBe('?')
})
