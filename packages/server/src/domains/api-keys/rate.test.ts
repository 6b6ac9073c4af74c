import { expect, test } from 'vitest'
import { openRate } from './rate.ts'

let now = 0
const rateOf = (perMinute: number) => openRate(perMinute, () => now)
const letIn = (rate: ReturnType<typeof rateOf>, key: string, tries: number) =>
  Array.from({ length: tries }, () => rate.take(key)).filter((wait) => wait === 0).length

test('a key may ask as often in a minute as it is allowed, and is told when it may again', () => {
  const rate = rateOf(60)
  expect(letIn(rate, 'a', 100)).toBe(60)
  expect(rate.take('a')).toBe(1)
  now += 1_000
  expect(letIn(rate, 'a', 10)).toBe(1)
})

test('one key leaves another alone', () => {
  const rate = rateOf(2)
  expect(letIn(rate, 'a', 5)).toBe(2)
  expect(letIn(rate, 'b', 5)).toBe(2)
})

test('who was silent for long has no more than a minute saved up', () => {
  const rate = rateOf(10)
  rate.take('a')
  now += 3_600_000
  expect(letIn(rate, 'a', 50)).toBe(10)
})

test('asking while one may not does not make the wait longer', () => {
  const rate = rateOf(1)
  rate.take('a')
  expect(rate.take('a')).toBe(60)
  now += 30_000
  expect(rate.take('a')).toBe(30)
  now += 30_000
  expect(rate.take('a')).toBe(0)
})
