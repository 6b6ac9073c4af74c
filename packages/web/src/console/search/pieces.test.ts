import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

const drawn = (text: string, ranges: { start: number; end: number }[], before?: number, most?: number) =>
  piecesOf(text, ranges, before, most)
    .map(({ text: part, found }) => (found ? `[${part}]` : part))
    .join('')

test('what was found is marked, and nothing of the text is lost', () => {
  const ranges = [
    { start: 0, end: 3 },
    { start: 5, end: 7 },
  ]
  expect(drawn('VPN 连不上了', ranges)).toBe('[VPN] 连[不上]了')
  expect(drawn('没有', [])).toBe('没有')
})

test('of a long text what is around the first find is shown', () => {
  const text = `${'前'.repeat(100)}找到${'后'.repeat(100)}`
  expect(drawn(text, [{ start: 100, end: 102 }], 3, 10)).toBe('…前前前[找到]后后后后后…')
})

test('a find that goes beyond what is shown ends with it', () => {
  expect(drawn('一二三四五', [{ start: 1, end: 5 }], 60, 3)).toBe('一[二三]…')
})
