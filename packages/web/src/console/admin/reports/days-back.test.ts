import { expect, test } from 'vitest'
import { daysBack } from './days-back.ts'

test('seven days end today and begin six days before, over the end of a month too', () => {
  expect(daysBack(7, new Date(2026, 2, 3, 23, 59))).toEqual({ from: '2026-02-25', to: '2026-03-03' })
  expect(daysBack(1, new Date(2026, 0, 1))).toEqual({ from: '2026-01-01', to: '2026-01-01' })
})
