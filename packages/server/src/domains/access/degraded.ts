import type { Role } from './contract.ts'

/** Without the directory's word nobody is more than a supervisor. */
export function withoutDirectory(roles: readonly Role[]): Role[] {
  const held = roles.map((role) => (role === 'admin' ? 'supervisor' : role))
  return (['agent', 'supervisor'] as const).filter((role) => held.includes(role))
}
