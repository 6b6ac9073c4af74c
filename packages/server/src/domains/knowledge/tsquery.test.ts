import { expect, test } from 'vitest'
import { anyOf } from './tsquery.ts'

test('every token is quoted, so that it cannot be an operator', () => {
  expect(anyOf(['a', "b'c", 'd\\', '!:*'])).toBe(String.raw`'a' | 'b''c' | 'd\\' | '!:*'`)
})
