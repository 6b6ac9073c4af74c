import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkify } from './linkify.ts'

test('a web address becomes a link and the words around it do not', () => {
  expect(linkify('请看 https://a.cn/x?y=1。谢谢')).toEqual([
    { kind: 'text', text: '请看 ' },
    { kind: 'link', text: 'https://a.cn/x?y=1' },
    { kind: 'text', text: '。谢谢' },
  ])
})

test('the full stop of a sentence is not part of an address', () => {
  expect(linkify('(see http://a.cn/b).')).toContainEqual({ kind: 'link', text: 'http://a.cn/b' })
})

test('only http and https are links', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://a.cn']) {
    expect(linkify(text)).toEqual([{ kind: 'text', text }])
  }
})

test('no character is lost or added', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.constantFrom('https://a.cn/b', 'http://', '。', ' ', ').', 'http'),
  )
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join('')
      expect(
        linkify(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
