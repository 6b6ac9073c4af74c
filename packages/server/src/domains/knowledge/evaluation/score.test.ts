import { expect, test } from 'vitest'
import { scoreOf, type Tried } from './score.ts'

const tried = (caseId: string, entryId: string | null, ...found: string[]): Tried => ({
  caseId,
  question: caseId,
  entryId,
  found,
})

test('ranks of what is to be found and refusals of what is not are counted apart, and every failure is named', () => {
  const score = scoreOf([tried('1', 'a', 'a', 'b'), tried('2', 'b', 'a', 'b'), tried('3', null), tried('4', null, 'a')])
  expect(score).toMatchObject({ cases: 4, recall1: 0.5, recall3: 1, mrr: 0.75, refused: 0.5 })
  expect(score.failures.map((failure) => failure.case_id)).toEqual(['2', '4'])
})

test('without cases there is no figure', () => {
  expect(scoreOf([])).toEqual({ cases: 0, recall1: null, recall3: null, mrr: null, refused: null, failures: [] })
})
