import { expect, test } from 'vitest'
import { planKills } from './kills.ts'
import { createRandom } from './random.ts'
import { castFor } from './stage.ts'
import { planTraffic } from './traffic.ts'

const faqs = Array.from({ length: 14 }, (_, index) => ({ question: `question ${index}`, answer: `answer ${index}` }))
const plan = (n: number, seed = 1) => planTraffic({ ...castFor(n), n, ratePerSecond: 50, faqs }, createRandom(seed))
const kills = (seed: number) => planKills(10, plan(2_000), createRandom(seed))

test('every text is like no other, and no customer is owed the same answer twice', () => {
  const questions = plan(2_000)
  const answers = questions.flatMap(({ customer, answer }) => (answer === undefined ? [] : [`${customer} ${answer}`]))
  expect(questions).toHaveLength(2_000)
  expect(new Set(questions.map(({ text }) => text)).size).toBe(2_000)
  expect(new Set(answers).size).toBe(answers.length)
  expect(answers.length).toBeGreaterThan(1_750)
  expect(answers.length).toBeLessThan(1_900)
})

test('nobody asks more than can be answered where the customer is', () => {
  const mostOf = (customer: string) => (customer.endsWith('3') ? 6 : 10)
  const questions = planTraffic({ ...castFor(2_000), n: 2_000, ratePerSecond: 50, faqs, mostOf }, createRandom(1))
  const counts = new Map<string, number>()
  for (const { customer } of questions) counts.set(customer, (counts.get(customer) ?? 0) + 1)
  expect(questions).toHaveLength(2_000)
  for (const [customer, count] of counts) expect(count).toBeLessThanOrEqual(mostOf(customer))
  expect(Math.max(...counts.values())).toBeGreaterThan(6)
})

test('messages come at the rate that was asked for, some of them in bursts', () => {
  const questions = plan(2_000)
  const seconds = (questions.at(-1)?.atMs ?? 0) / 1_000
  const atOnce = questions.map(({ atMs }) => questions.filter((other) => other.atMs === atMs).length)
  expect(seconds).toBeGreaterThan(25)
  expect(seconds).toBeLessThan(60)
  expect(Math.max(...atOnce)).toBeGreaterThanOrEqual(20)
})

test('a seed repeats its run, another seed is another run', () => {
  expect(plan(500, 7)).toEqual(plan(500, 7))
  expect(plan(500, 7)).not.toEqual(plan(500, 8))
  expect(kills(7)).toEqual(kills(7))
  expect(kills(7)).not.toEqual(kills(8))
})

test('every kill falls among the questions, in its own part of them', () => {
  const after = kills(1).map(({ afterQuestions }) => afterQuestions)
  expect(after).toEqual([...after].sort((a, b) => a - b))
  expect(after.at(-1)).toBeLessThan(2_000)
})

test('kills strike in bursts, anywhere, and while the desk starts', () => {
  const strikes = [1, 2, 3].flatMap(kills).map((kill) => kill.strikes)
  expect(new Set(strikes)).toEqual(new Set(['burst', 'anywhere', 'starting']))
})
