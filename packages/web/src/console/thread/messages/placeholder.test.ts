import { expect, test } from 'vitest'
import { wordsBeyondKind } from './placeholder.ts'

test('the kind that stands in front is not said twice', () => {
  expect(wordsBeyondKind('image', '[图片]')).toBe('')
  expect(wordsBeyondKind('location', '[位置] 人民广场')).toBe('人民广场')
  expect(wordsBeyondKind('voice', '[语音] 12 秒')).toBe('12 秒')
})

test('an unknown kind shows what the server found to say of it', () => {
  expect(wordsBeyondKind('unknown', '[暂不支持的消息 hologram]')).toBe('hologram')
  expect(wordsBeyondKind('unknown', '[暂不支持的消息]')).toBe('')
  expect(wordsBeyondKind('hologram', '[三维名片]')).toBe('三维名片')
})

test('brackets of a name stay', () => {
  expect(wordsBeyondKind('file', '[2026] 报表.xlsx')).toBe('[2026] 报表.xlsx')
  expect(wordsBeyondKind('file', '维修单.pdf')).toBe('维修单.pdf')
})
