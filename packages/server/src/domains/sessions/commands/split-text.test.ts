import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from './split-text.ts'

const characters = new Intl.Segmenter()
const drawn = (text: string) => [...characters.segment(text)].map(({ segment }) => segment)
const withoutSpaces = (text: string) => text.replace(/\s/g, '')

/** Text as customers and bots write it: several scripts, emoji of many code points, combining marks, blanks. */
const unit = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('你', '好', '。', '，', '！', ' ', '\n', '\r\n', '\t', '　', 'a', 'Z', '0', ','),
  },
  { weight: 2, arbitrary: fc.constantFrom('😀', '👨‍👩‍👧‍👦', '🇨🇳', '👍🏽', 'é', 'ก็', '각', '𠮷', '\u200d') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
)
const text = fc.array(unit, { maxLength: 200 }).map((units) => units.join(''))
/** No smaller than the largest single character above, which is 25 bytes. */
const limit = fc.integer({ min: 32, max: 300 })

test('every part fits, none is empty, and nothing but white space at the cuts is lost', () => {
  fc.assert(
    fc.property(text, limit, (whole, maxBytes) => {
      const parts = splitText(whole, maxBytes)
      for (const part of parts) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(maxBytes)
        expect(part).not.toBe('')
      }
      expect(withoutSpaces(parts.join(''))).toBe(withoutSpaces(whole))
    }),
    { numRuns: 500 },
  )
})

test('where characters are counted as well, every part fits both ways', () => {
  fc.assert(
    fc.property(text, limit, limit, (whole, textBytes, textChars) => {
      const parts = splitText(whole, { textBytes, textChars })
      expect(parts.filter((part) => part.length > textChars || Buffer.byteLength(part) > textBytes)).toEqual([])
      expect(withoutSpaces(parts.join(''))).toBe(withoutSpaces(whole))
    }),
    { numRuns: 300 },
  )
})

test('no character that is drawn as one is cut in two', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('你', '👨‍👩‍👧‍👦', '🇨🇳', '👍🏽', 'é', '𠮷', 'a'), { maxLength: 200 }),
      limit,
      (units, max) => {
        const parts = splitText(units.join(''), max)
        expect(parts.flatMap(drawn)).toEqual(drawn(units.join('')))
        for (const part of parts) expect(part.isWellFormed()).toBe(true)
      },
    ),
  )
})

test('a drawn character larger than a whole part is cut between code points, never inside one', () => {
  const family = '👨‍👩‍👧‍👦'
  const parts = splitText(family.repeat(3), 10)
  expect(parts.join('')).toBe(family.repeat(3))
  for (const part of parts) expect(part.isWellFormed()).toBe(true)
})

test.each([
  ['a text that fits stays whole', '你好\n世界', 13, ['你好\n世界']],
  ['exactly the limit is one part', 'a'.repeat(10), 10, ['a'.repeat(10)]],
  ['one byte more is two', 'a'.repeat(11), 10, ['a'.repeat(10), 'a']],
  ['a line end in the last half is the best cut', `${'a'.repeat(6)}\nbb. ccc`, 10, [`${'a'.repeat(6)}`, 'bb. ccc']],
  ['then a sentence end', '一二三。四五六', 15, ['一二三。', '四五六']],
  ['then a comma or a blank', 'aaaaaa bbbbbb', 10, ['aaaaaa', 'bbbbbb']],
  ['a good end in the first half is too early', 'a\nbbbbbbbbbbbb', 10, ['a\nbbbbbbbb', 'bbbb']],
  ['nothing but blanks is nothing', ' \n\t　', 10, []],
  ['nothing is nothing', '', 10, []],
])('%s', (_what, whole, maxBytes, parts) => {
  expect(splitText(whole, maxBytes)).toEqual(parts)
})
