import { expect, test } from 'vitest'
import { asksForPerson } from './asks-for-person.ts'

test.each([
  '转人工',
  '请帮我转人工客服，谢谢',
  '我要找人工',
  '真人客服在吗？',
  '有没有人工服务',
  '转接人工坐席',
  '转客服',
  '我要投诉你们',
  '人工',
  '人工！',
  '  人工  ',
  '人工。。。',
  '真人',
  '0',
  'human',
  'Agent',
  'Can I talk to a human agent?',
  'I want a REAL PERSON',
])('%s asks for a person', (text) => {
  expect(asksForPerson(text)).toBe(true)
})

test.each([
  ['full-width letters', 'ｈｕｍａｎ　ａｇｅｎｔ'],
  ['a full-width digit', '０'],
  ['full-width punctuation', '人工！？'],
  ['several blanks', 'human \n  agent'],
])('%s say the same', (_what, text) => {
  expect(asksForPerson(text)).toBe(true)
})

test.each([
  '不要转人工',
  '不用转人工，我自己看看',
  '先不需要人工客服',
  '别给我转人工',
  '无需人工服务',
  '请不要再给我转人工了',
  '不要，真的不要转人工',
])('%s does not, because it says no', (text) => {
  expect(asksForPerson(text)).toBe(false)
})

test('a no that ended with its sentence does not reach into the next one', () => {
  expect(asksForPerson('不用了。转人工')).toBe(true)
  expect(asksForPerson('这个办法不要，转人工')).toBe(true)
})

test.each([
  ['人工智能怎么用', 'a word that only begins alike'],
  ['我的订单号是 10086', 'a digit inside a number'],
  ['user agent 是什么', 'a single word that does not stand alone'],
  ['手工艺品怎么退货', 'no such word'],
  ['00', 'two of the digit'],
  ['', 'nothing'],
])('%s is a question like any other (%s)', (text) => {
  expect(asksForPerson(text)).toBe(false)
})

// 别 is also the end of 特别, 分别, 个别: only where it stands for 不要 does it say no.
test.each(['特别想转人工', '我要分别转人工和财务', '区别：人工服务'])(
  '%s asks, for its 别 is part of a word',
  (text) => {
    expect(asksForPerson(text)).toBe(true)
  },
)

// In English more words stand between the no and what it is about, and phones write a curly apostrophe.
test.each([
  "I don't need a human agent",
  'I don’t want a real person',
  'no need for a human agent',
  'please do not give me to a real person',
])('%s does not, because it says no', (text) => {
  expect(asksForPerson(text)).toBe(false)
})

test.each(['不想转人工', '不必转人工', '我没说要转人工'])('%s says no in other words', (text) => {
  expect(asksForPerson(text)).toBe(false)
})

test('whoever says no and then yes asks', () => {
  expect(asksForPerson('不要转人工。算了，还是转人工吧')).toBe(true)
})
