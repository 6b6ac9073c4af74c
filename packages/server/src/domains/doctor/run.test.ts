import { expect, test } from 'vitest'
import { type Check, ok, warning, words } from './finding.ts'
import { reportOf } from './run.ts'

const now = () => Date.parse('2026-03-01T08:00:00Z')
const check = (id: string, look: Check['look']): Check => ({ id, name: words(id, id), look })
const well = check('well', () => ok('好', 'well'))
const odd = check('odd', () => warning(words('怪', 'odd'), words('看', 'look')))
const broken = check('broken', () => Promise.reject(new Error('it is planted-secret')))
const silent = check('silent', () => new Promise(() => {}))
const report = (checks: readonly Check[]) => reportOf(checks, { secrets: ['planted-secret'], now, deadlineMs: 5 })

test('a report is as bad as its worst check, and keeps their order', async () => {
  expect(await report([well])).toMatchObject({ state: 'ok', checked_at: '2026-03-01T08:00:00.000Z' })
  expect(await report([well, odd])).toMatchObject({ state: 'warning' })
  const all = await report([odd, broken, well])
  expect([all.state, all.checks.map(({ id }) => id)]).toEqual(['failed', ['odd', 'broken', 'well']])
})

test('a check that throws has failed, and the others are told', async () => {
  const { checks } = await report([broken, well])
  expect(checks.map(({ state }) => state)).toEqual(['failed', 'ok'])
})

test('a check that never answers is given up, and the others are told', async () => {
  const { checks } = await report([silent, well])
  expect(checks.map(({ state }) => state)).toEqual(['failed', 'ok'])
  expect(checks[0]?.found.en).toContain('no answer within')
})

test('a secret is in no text, however it came there', async () => {
  const quoting = check('quoting', () =>
    warning(words('planted-secret', 'x planted-secret'), words('planted-secret', 'y')),
  )
  expect(JSON.stringify(await report([broken, quoting]))).not.toContain('planted-secret')
})
