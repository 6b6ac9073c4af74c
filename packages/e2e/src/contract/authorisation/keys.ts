import { type Scope, scopeOperations, scopes } from '@yingda/server/domains/api-keys/contract'
import type { TestDesk } from '@yingda/server/testing'

const keys = new WeakMap<TestDesk, Map<Scope, Promise<string>>>()

/** A key of another program with this scope alone; the same each time. */
export function keyOf(desk: TestDesk, adminToken: string, scope: Scope): Promise<string> {
  const known = keys.get(desk) ?? new Map<Scope, Promise<string>>()
  keys.set(desk, known)
  const key = known.get(scope) ?? createKey(desk, adminToken, scope)
  known.set(scope, key)
  return key
}

async function createKey(desk: TestDesk, token: string, scope: Scope): Promise<string> {
  const body = { name: scope, scopes: [scope] }
  return (await desk.call('POST', '/api/api-keys', { token, body })).data.key
}

/** What the desk promises: another scope's operation is refused, one of no scope knows no keys at all. */
export function opens(scope: Scope, operationId: string): 'let in' | 'refused' | 'unknown' {
  const [owner] = scopes.filter((one) => scopeOperations[one].some((opened) => opened === operationId))
  if (owner === undefined) return 'unknown'
  return owner === scope ? 'let in' : 'refused'
}
