import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVeil } from './veil.ts'

function through(pieces: readonly string[], held = false) {
  const veil = createVeil(held)
  const shown = pieces.map((piece) => veil.push(piece)).join('') + veil.end()
  return { shown, text: veil.text(), aloud: veil.thoughtAloud() }
}

test.each([
  ['nothing to hide', '你好，世界', '你好，世界'],
  ['a thought first', '<think>想</think>\n\n答', '答'],
  ['a thought in the middle', '甲<think>想</think>乙', '甲乙'],
  ['two thoughts', '<think>一</think>甲<thinking>二</thinking>乙', '甲乙'],
  ['a thought in other letters', '<THINK>想</Think>答', '答'],
  ['a thought that never ends', '答<think>想', '答'],
  ['a call of a tool in words', '甲<tool_call>{"name":"x"}</tool_call>乙', '甲乙'],
  ['another tag', '用 <b>粗体</b> 写', '用 <b>粗体</b> 写'],
  ['a smaller sign', '1 < 2 且 <', '1 < 2 且 <'],
  ['the beginning of a tag at the end', '好<thin', '好<thin'],
  ['blanks around', ' \n答 案\n ', '答 案'],
  ['a mark of another kind inside a thought', '<think>a</tool_call><tool_call>b</think>答', '答'],
])('%s shows the same however it is cut into pieces', (_, text, expected) => {
  for (let size = 1; size <= text.length; size++) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (__, i) =>
      text.slice(i * size, (i + 1) * size),
    )
    expect(through(pieces)).toEqual({ shown: expected, text: expected, aloud: false })
  }
})

test('a thought that was never opened is no part of the answer, and it is known for the next time', () => {
  const veiled = through(['想', '想</thi', 'nk>答'])
  expect(veiled).toMatchObject({ text: '答', aloud: true })
})

test('where a thought is expected nothing is shown before it ends, and all is if there was none', () => {
  expect(through(['想', '</think>', '答'], true)).toEqual({ shown: '答', text: '答', aloud: true })
  expect(through(['答', '案'], true)).toEqual({ shown: '答案', text: '答案', aloud: false })
  expect(through(['<think>', '想</think>', '答'], true)).toEqual({ shown: '答', text: '答', aloud: false })
})

test('no text however cut lets a thought through, and what is shown is the answer', () => {
  const piece = fc.constantFrom(
    '甲',
    ' ',
    '<',
    '<think>',
    '</think>',
    '<thinking>',
    '</thinking>',
    '秘',
    'think>',
    '<tool_call>',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), (parts, size) => {
      const text = `<think>秘密${parts.filter((part) => !part.startsWith('</')).join('')}</think>${'乙'.repeat(size)}`
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
      const { shown, text: answer } = through(pieces)
      expect(shown).not.toContain('秘')
      expect(answer).toBe(shown)
    }),
  )
})
