import { expect, test } from 'vitest'
import { valueText } from './value-text.ts'

test('each unit reads in its own way, and nothing to measure is a dash', () => {
  expect(valueText(0.256, 'rate')).toBe('25.6 %')
  expect(valueText(75, 'seconds')).toBe('1:15')
  expect(valueText(4.5, 'score')).toBe('4.50')
  expect(valueText(12, 'count')).toBe('12')
  expect(valueText(undefined, 'seconds')).toBe('–')
})
