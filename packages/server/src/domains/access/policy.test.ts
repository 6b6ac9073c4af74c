import fc from 'fast-check'
import { expect, test } from 'vitest'
import { may, type Permission, permissionNames, permissions, permissionsOf, type Role, roles } from './contract.ts'

const someRoles = fc.subarray([...roles])
const permission = fc.constantFrom(...permissionNames)

test('every permission is given to roles that exist, and to the administrator', () => {
  for (const name of permissionNames) {
    const given: readonly Role[] = permissions[name]
    expect([name, given.filter((role) => !roles.includes(role))]).toEqual([name, []])
    expect([name, new Set(given).size]).toEqual([name, given.length])
    expect([name, given]).toEqual([name, expect.arrayContaining(['admin'])])
  }
})

test('a supervisor may whatever an agent may', () => {
  for (const name of permissionNames)
    if (may(['agent'], name)) expect([name, may(['supervisor'], name)]).toEqual([name, true])
})

test('one more role never takes anything away, and nothing is allowed to nobody', () => {
  fc.assert(
    fc.property(someRoles, fc.constantFrom(...roles), permission, (held, more, name) => {
      expect(may([...held, more], name)).toBe(may(held, name) || may([more], name))
      expect(may([], name)).toBe(false)
    }),
  )
})

test('what a person is told they may do is what they may do', () => {
  fc.assert(
    fc.property(someRoles, (held) => {
      const told = new Set<Permission>(permissionsOf(held))
      for (const name of permissionNames) expect(told.has(name)).toBe(may(held, name))
    }),
  )
})
