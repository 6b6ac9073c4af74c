import { expect, test } from 'vitest'
import { classifyErrcode } from './errcode.ts'

test.each([
  [0, 'ok'],
  [-1, 'retry'],
  [6000, 'retry'],
  [40014, 'refresh-token'],
  [42001, 'refresh-token'],
  [40001, 'refresh-token'],
  [45009, 'rate'],
  [60020, 'config'],
  [95018, 'session'],
  [81013, 'permanent'],
  [123456, 'permanent'],
])('errcode %d is %s', (code, expected) => {
  expect(classifyErrcode(code)).toBe(expected)
})

test('40001 from gettoken is a wrong secret', () => {
  expect(classifyErrcode(40001, { fromGettoken: true })).toBe('config')
  expect(classifyErrcode(42001, { fromGettoken: true })).toBe('refresh-token')
})
