import { describe, expect, test } from 'vitest'
import { normal, wordsOf } from './normal.ts'
import { rangesOf } from './ranges.ts'

const shown = (text: string, q: string) =>
  rangesOf(text, wordsOf(normal(q)))?.map(({ start, end }) => text.slice(start, end))

describe('what is marked in a message is what was looked for, as it was written', () => {
  test.each([
    ['打印机坏了，打印机！', '打印机', ['打印机', '打印机']],
    ['我的 ＶＰＮ 和 vpn', 'Vpn', ['ＶＰＮ', 'vpn']],
    ['甲乙丙', '乙丙 甲', ['甲乙丙']],
    ['哈哈哈', '哈哈', ['哈哈哈']],
    ['😀好😀', '好😀', ['好😀']],
    ['cafe\u0301 au lait', 'café', ['cafe\u0301']],
    ['㍿的股份', '会社', ['㍿']],
  ])('%s: %s', (text, q, expected) => {
    expect(shown(text, q)).toEqual(expected)
  })
})

test('a message without one of the words has no ranges', () => {
  expect(shown('打印机坏了', '打印机 蓝屏')).toBeUndefined()
  expect(shown('打 印 机', '打印机')).toBeUndefined()
})
