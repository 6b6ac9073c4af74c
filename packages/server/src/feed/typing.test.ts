import { expect, test } from 'vitest'
import { hearersOfTyping, type Typist } from './typing.ts'

const typist = (csId: string, ...bound: string[]): Typist => ({
  viewer: { csId },
  bound: new Set(bound),
  typedAt: Number.NEGATIVE_INFINITY,
})

test('others hear of it at once, and then once a second at most', () => {
  const [writer, reader] = [typist('zhangsan', 'ses_1'), typist('lisi', 'ses_1')]
  const heard = [0, 1, 999, 1_000, 1_500, 2_000].map(
    (nowMs) => hearersOfTyping([writer, reader], writer, 'ses_1', nowMs)?.length,
  )
  expect(heard).toEqual([1, 0, 0, 1, 0, 1])
})
