import { expect, test } from 'vitest'
import { lastDays } from './days.ts'

test('a day begins at midnight in Beijing, wherever the reader is', () => {
  expect(lastDays(7, Date.parse('2026-03-02T15:59:59Z'))).toEqual({ from: '2026-02-24', to: '2026-03-02' })
  expect(lastDays(1, Date.parse('2026-03-02T16:00:00Z'))).toEqual({ from: '2026-03-03', to: '2026-03-03' })
})
