import { expect, test } from 'vitest'
import { frameBudget } from './frame-budget.ts'

let now = 0
const budgetOf = () => frameBudget({ burst: 60, perSecond: 20 }, () => now)
const taken = (budget: ReturnType<typeof budgetOf>, tries: number) =>
  Array.from({ length: tries }, () => budget.take()).filter(Boolean).length

test('a socket may say 60 frames at once and not one more', () => {
  expect(taken(budgetOf(), 100)).toBe(60)
})

test('each second gives back 20, and never more than a burst is saved up', () => {
  const budget = budgetOf()
  taken(budget, 60)
  now += 1_000
  expect(taken(budget, 100)).toBe(20)
  now += 3_600_000
  expect(taken(budget, 100)).toBe(60)
})

test('20 frames a second can be said for ever', () => {
  const budget = budgetOf()
  for (let second = 0; second < 1_000; second++) {
    expect(taken(budget, 20)).toBe(20)
    now += 1_000
  }
})
