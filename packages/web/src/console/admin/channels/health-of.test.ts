import { expect, test } from 'vitest'
import { healthOf } from './health-of.ts'

test('an account is well only when it is open and nothing fails', () => {
  const health = { outboundWaiting: 3 }
  expect(healthOf({ isOpen: true, health })).toBe('well')
  expect(healthOf({ isOpen: false, health })).toBe('shut')
  expect(healthOf({ isOpen: true, health: { ...health, failingSince: '2026-01-01T00:00:00Z' } })).toBe('failing')
  expect(healthOf({ isOpen: true, health: { ...health, pullError: 'errcode 45009' } })).toBe('failing')
})
