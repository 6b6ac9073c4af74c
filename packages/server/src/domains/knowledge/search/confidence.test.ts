import { expect, test } from 'vitest'
import { judgeOf, type Spread } from './confidence.ts'
import { waysToRead } from './ways.ts'

const invoice = { question: '怎么开发票？', answer: '填写抬头和税号，发到您的邮箱。' }
const once = (...terms: string[]): Spread => ({ total: 20, entriesWith: new Map(terms.map((term) => [term, 1])) })
const confidence = (asked: string, entry = invoice, spread = once('发票')) =>
  judgeOf(waysToRead(asked, []), spread)(entry)

test('a light verb that the entry does not have costs little, a telling noun costs the answer', () => {
  expect(confidence('我要买发票')).toBeGreaterThan(confidence('发票打印机'))
})

test('an entry that shares nothing has no confidence at all, one that shares only a word of its answer little', () => {
  expect(confidence('会议室')).toBe(0)
  expect(confidence('邮箱')).toBeLessThan(0.35)
})

test('a word of the answer beside a word of the question counts for something', () => {
  expect(confidence('发票抬头')).toBeGreaterThan(confidence('发票天气'))
})

test('a word that stands in every entry tells less than one that stands in this alone', () => {
  const everywhere: Spread = { total: 20, entriesWith: new Map([['发票', 20]]) }
  expect(confidence('发票', invoice, everywhere)).toBeLessThan(confidence('发票'))
})

test('one phrasing that is near is enough, however many others the entry has', () => {
  const many = { ...invoice, question: '怎么开发票？电子凭证在哪里下载？抬头写错了能重开吗？' }
  expect(confidence('开发票', many)).toBeCloseTo(confidence('开发票'))
})

test('what is asked in the last part of a longer message is heard', () => {
  expect(confidence('我是财务部新来的小王，昨天刚到上海，想问下怎么开发票')).toBeGreaterThan(0.5)
})

test('most characters of a word count nearly as the word', () => {
  const reset = { question: '如何重置密码？', answer: '' }
  expect(confidence('重设密码', reset, once('密码'))).toBeGreaterThan(confidence('注销密码', reset, once('密码')))
})

test('confidence stays between 0 and 1', () => {
  for (const asked of ['怎么开发票？', '发票', '发票发票发票', '?', '', '。，、']) {
    expect(confidence(asked)).toBeGreaterThanOrEqual(0)
    expect(confidence(asked)).toBeLessThanOrEqual(1)
  }
})

test('a telling word that nothing here has makes an entry doubtful, although it has the rest', () => {
  const spread = once('打印', '打印机')
  const printer = { question: '打印机没有反应怎么办？', answer: '' }
  expect(confidence('打印机没有反应', printer, spread)).toBeGreaterThan(0.6)
  expect(confidence('彩票打印机', printer, spread)).toBeLessThan(confidence('打印机', printer, spread))
})

test('of two entries about one thing the one that says when comes first for whoever asks when', () => {
  const spread = once('退款')
  const when = confidence('退款几天', { question: '退款多久完成？', answer: '' }, spread)
  expect(when).toBeGreaterThan(confidence('退款几天', { question: '退款怎么完成？', answer: '' }, spread))
})
