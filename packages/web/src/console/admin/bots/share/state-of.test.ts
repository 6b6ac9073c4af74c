import { expect, test } from 'vitest'
import { stateOf } from './state-of.ts'

const now = Date.parse('2026-06-01T00:00:00Z')
const open = { revoked_at: null, expires_at: null, total: null, used: 3 }

test.each([
  ['open', {}],
  ['open', { expires_at: '2026-06-02T00:00:00Z', total: 4 }],
  ['expired', { expires_at: '2026-05-31T23:59:59Z' }],
  ['usedUp', { total: 3 }],
  ['revoked', { revoked_at: '2026-05-01T00:00:00Z', expires_at: '2026-05-02T00:00:00Z' }],
] as const)('a link is %s when %j', (state, change) => {
  expect(stateOf({ ...open, ...change }, now)).toBe(state)
})
