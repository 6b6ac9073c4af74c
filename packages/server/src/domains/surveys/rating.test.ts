import { expect, test } from 'vitest'
import { ratingOf } from './rating.ts'

test.each([
  ['1', 1],
  ['5', 5],
  [' 3 ', 3],
  ['４', 4],
  ['5️⃣', 5],
  ['1⃣', 1],
  ['5分', 5],
  ['4 分。', 4],
  ['3星', 3],
  ['2!', 2],
])('%j is a rating of %i', (text, rating) => {
  expect(ratingOf(text)).toBe(rating)
})

test.each(['0', '6', '10', '55', '5 号打印机坏了', '5个', '-1', '3.5', '', '好', '5分钟了还没人', '12', '五', '5\n4'])(
  '%j is no rating',
  (text) => {
    expect(ratingOf(text)).toBeUndefined()
  },
)
