import { expect, test } from 'vitest'
import { legOf } from './legs.ts'
import { lastTime } from './schedule.ts'

const run = { accountIds: ['a', 'b'], from: '2026-02-27', to: '2026-03-01' }

test('a run goes through its days, newest first, account by account', () => {
  const legs = Array.from({ length: 7 }, (_, index) => legOf(run, index))
  expect(legs.map((leg) => leg && [leg.accountId, leg.window.from.toISOString()])).toEqual([
    ['a', '2026-02-28T16:00:00.000Z'],
    ['a', '2026-02-27T16:00:00.000Z'],
    ['a', '2026-02-26T16:00:00.000Z'],
    ['b', '2026-02-28T16:00:00.000Z'],
    ['b', '2026-02-27T16:00:00.000Z'],
    ['b', '2026-02-26T16:00:00.000Z'],
    undefined,
  ])
})

test('a day ends with its last minute in Beijing', () => {
  expect(legOf(run, 0)?.window.to.toISOString()).toBe('2026-03-01T15:59:00.000Z')
})

test.each([
  ['2026-03-01T18:29:00Z', '2026-02-28T18:30:00.000Z'],
  ['2026-03-01T18:30:00Z', '2026-03-01T18:30:00.000Z'],
  ['2026-03-01T16:10:00Z', '2026-02-28T18:30:00.000Z'],
])('the newest 02:30 of Beijing before %s is %s', (now, expected) => {
  expect(lastTime({ hour: 2, minute: 30 }, new Date(now)).toISOString()).toBe(expected)
})
