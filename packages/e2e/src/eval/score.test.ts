import { expect, test } from 'vitest'
import { halfOf, readQuestions } from './read-questions.ts'
import { breachesOf } from './report.ts'
import { scoreOf } from './score.ts'

const set = await readQuestions(new URL('questions', import.meta.url).pathname)

test('the set is as large as its figures need, half of it for tuning and half for the figure', () => {
  const strangers = set.asked.filter(({ expected }) => expected === undefined)
  expect(set.entries.length).toBeGreaterThanOrEqual(80)
  expect(set.asked.length).toBeGreaterThanOrEqual(320)
  expect(strangers.length).toBeGreaterThanOrEqual(80)
  const tuning = set.asked.filter((asked) => halfOf(asked) === 'tuning').length / set.asked.length
  expect(tuning).toBeGreaterThan(0.4)
  expect(tuning).toBeLessThan(0.6)
})

test('no question is there twice, none is an entry as it stands, and every entry has an answer', () => {
  const texts = set.asked.map(({ text }) => text)
  expect(new Set(texts).size).toBe(texts.length)
  const known = set.entries.map(({ question }) => question)
  expect(new Set(known).size).toBe(known.length)
  expect(texts.filter((text) => known.includes(text))).toEqual([])
  expect(set.entries.filter(({ answer }) => !answer)).toEqual([])
})

const asked = (text: string, expected?: string) => ({ text, ...(expected && { expected }) })

test('what is right, near, wrong, refused and rightly refused is counted apart', () => {
  const score = scoreOf([
    { asked: asked('a', 'A'), found: ['A', 'B'] },
    { asked: asked('b', 'B'), found: ['A', 'B'] },
    { asked: asked('c', 'C'), found: ['A'] },
    { asked: asked('d', 'D'), found: [] },
    { asked: asked('e'), found: [] },
    { asked: asked('f'), found: ['A'] },
  ])
  expect(score).toEqual({
    answerable: 4,
    recall1: 0.25,
    recall3: 0.5,
    mrr: 0.375,
    falseRefusals: 0.25,
    strangers: 2,
    refused: 0.5,
  })
})

test('figures that are short of the aims are named', () => {
  const good = { answerable: 9, recall1: 0.9, recall3: 1, mrr: 0.9, falseRefusals: 0, strangers: 9, refused: 1 }
  expect(
    breachesOf(
      new Map([
        ['ours', good],
        ['plain', { ...good, recall1: 0.8 }],
      ]),
      'ours',
    ),
  ).toEqual([])
  const bad = { ...good, recall1: 0.7, falseRefusals: 0.2, refused: 0.5 }
  expect(
    breachesOf(
      new Map([
        ['ours', bad],
        ['plain', good],
      ]),
      'ours',
    ),
  ).toHaveLength(4)
})
