import { expect, test } from 'vitest'
import { pauseAfter } from './schedule.ts'

const type = 'message.created'
const pauses = (random: () => number, retryAfterSeconds = 0) =>
  Array.from({ length: 10 }, (_, n) => pauseAfter({ type, attempts: n + 1, retryAfterSeconds }, random))

test('ten attempts over 75 hours, and then it is given up', () => {
  const all = pauses(() => 0.5)
  expect(all).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, undefined])
  expect(all.reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / 3_600).toBeCloseTo(75.58, 1)
})

test('what failed together comes back at different moments, a tenth before or after', () => {
  expect(pauses(() => 0)[1]).toBe(270)
  expect(pauses(() => 1)[1]).toBe(330)
})

test('a receiver that asks for more time gets it, and never more attempts', () => {
  const all = pauses(() => 0.5, 600)
  expect(all.slice(0, 3)).toEqual([600, 600, 1_800])
  expect(all[9]).toBeUndefined()
})

test('a ping is tried once', () => {
  expect(pauseAfter({ type: 'webhook.ping', attempts: 1 })).toBeUndefined()
})
