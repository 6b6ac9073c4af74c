import { expect, test } from 'vitest'
import { changesOf } from './changes-of.ts'

const before = { manual_roles: ['agent' as const, 'auditor' as const], max_load: 5 }

test('only what an administrator changed is sent', () => {
  expect(changesOf(before, { roles: ['auditor', 'agent'], maxLoad: 5 })).toBeUndefined()
  expect(changesOf(before, { roles: ['agent', 'auditor'], maxLoad: 0 })).toEqual({ max_load: 0 })
  expect(changesOf(before, { roles: ['agent'], maxLoad: 5 })).toEqual({ roles: ['agent'] })
  expect(changesOf(before, { roles: ['agent', 'admin'], maxLoad: 6 })).toEqual({
    roles: ['agent', 'admin'],
    max_load: 6,
  })
})
