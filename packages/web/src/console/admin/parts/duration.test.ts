import { expect, test } from 'vitest'
import { unitOf } from './duration.ts'

test('a time is told in the largest unit that needs no fraction', () => {
  expect([0, 1, 59, 60, 90, 900, 3_600, 5_400, 172_800].map(unitOf)).toEqual([
    'minutes',
    'seconds',
    'seconds',
    'minutes',
    'seconds',
    'minutes',
    'hours',
    'minutes',
    'hours',
  ])
})
