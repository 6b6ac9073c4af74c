import { expect, test } from 'vitest'
import { fillReply } from './contract.ts'

test.each([
  ['{customer}您好，我是{agent}', '吴婷您好，我是张三'],
  ['{agent} {agent}', '张三 张三'],
  ['{other} {customer', '{other} {customer'],
  ['没有', '没有'],
])('%s is filled with names, and nothing else is touched', (text, filled) => {
  expect(fillReply(text, { customer: '吴婷', agent: '张三' })).toBe(filled)
})

test('a name that holds a placeholder is put in as it is', () => {
  expect(fillReply('{customer}', { customer: '{agent}$&', agent: '张三' })).toBe('{agent}$&')
})

test('a name that is not known leaves nothing behind', () => {
  expect(fillReply('您好{customer}！', { customer: undefined, agent: undefined })).toBe('您好！')
})
