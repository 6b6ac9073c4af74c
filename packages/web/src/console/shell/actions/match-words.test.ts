import { expect, test } from 'vitest'
import { matchesWords } from './match-words.ts'

test('every typed word must be found, in any order and case', () => {
  expect(matchesWords('打开 Closed 列表', 'closed 打开')).toBe(true)
  expect(matchesWords('打开 Closed 列表', 'closed 关闭')).toBe(false)
  expect(matchesWords('任何', '')).toBe(true)
})
