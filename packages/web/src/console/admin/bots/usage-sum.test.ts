import { expect, test } from 'vitest'
import { byDay } from './usage-sum.ts'

const row = { model: 'm', questions: 1, answered: 1, missed: 0, handed_over: 0, prompt_tokens: 5, completion_tokens: 2 }

test('every day of the span has a place, and models of one day are added up', () => {
  const items = [
    { ...row, day: '2026-03-01' },
    { ...row, day: '2026-03-01', model: 'n', missed: 1 },
  ]
  const days = byDay({ from: '2026-02-28', to: '2026-03-02', items })
  expect(days.map(({ day, sum }) => [day, sum.questions, sum.missed])).toEqual([
    ['2026-02-28', 0, 0],
    ['2026-03-01', 2, 1],
    ['2026-03-02', 0, 0],
  ])
})
