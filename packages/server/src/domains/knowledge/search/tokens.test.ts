import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyOf, gramsOf, normal, pairsOf, plain, termsOf, wordsOf } from './tokens.ts'

test('width, case, hyphens and spaced-out characters make no difference', () => {
  expect(normal('ＶＰＮ')).toBe('vpn')
  expect(normal('Wi-Fi')).toBe('wifi')
  expect(normal('退 款 申 请')).toBe('退款申请')
  expect(normal('reset VPN now')).toBe('reset vpn now')
})

test('ways to ask, politeness and particles are no terms', () => {
  expect(termsOf('请问，发票怎么弄呀？谢谢')).toEqual(['发票'])
  expect(termsOf('怎么办呢')).toEqual([])
  expect(termsOf('How do I wash my jacket?')).toEqual(['wash', 'jacket'])
})

test('marks, emoji and operators of a text search are no tokens', () => {
  for (const text of ["' | & ! :* <->", '😀👍', '。。。', '\0', '\ud800', '((\\'])
    expect([termsOf(text), wordsOf(text), gramsOf(text)]).toEqual([[], [], []])
})

test('words have the words inside them beside them, terms do not', () => {
  expect(wordsOf('打印机')).toContain('打印')
  expect(termsOf('打印机')).toEqual(['打印机'])
})

test('grams have every pair of neighbours and the single characters of terms', () => {
  expect(pairsOf('打印机')).toEqual(['打印', '印机'])
  expect(gramsOf('忘记密码')).toEqual(expect.arrayContaining(['忘记', '记密', '密码', '忘', '码']))
  expect(gramsOf('vpn')).toEqual(['vpn', 'vp', 'pn'])
})

test('a token is unique, short enough for PostgreSQL and never with a space, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      for (const tokens of [termsOf(text), wordsOf(text), gramsOf(text)]) {
        expect(new Set(tokens).size).toBe(tokens.length)
        expect(tokens.filter((token) => !/^[^\s\0]{1,64}$/.test(token))).toEqual([])
      }
    }),
  )
})

test('in a search every token is quoted, so that it cannot be an operator', () => {
  expect(anyOf(['a', "b'c", 'd\\', '!:*'])).toBe(String.raw`'a' | 'b''c' | 'd\\' | '!:*'`)
})

test('spellings and words that mean the same become one', () => {
  expect(plain('登陆不上')).toBe(plain('登录不上'))
  expect(termsOf('password 忘了')).toEqual(['密码', '忘记'])
  expect(termsOf('退了货')).toEqual(termsOf('退货'))
  expect(plain('codex')).toBe('codex')
})
