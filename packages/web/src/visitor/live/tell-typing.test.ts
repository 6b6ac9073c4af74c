import { expect, test } from 'vitest'
import { createTellTyping } from './tell-typing.ts'

test('that somebody writes is told every other second, and a call that fails disturbs nobody', () => {
  let told = 0
  const tell = createTellTyping(() => {
    told += 1
    return Promise.reject(new Error('offline'))
  })
  for (const at of [0, 10, 1_999, 2_000, 2_001]) tell(at)
  expect(told).toBe(2)
})
