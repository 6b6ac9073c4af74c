import type { Role } from '@yingda/server/domains/access/contract'
import type { AdminAgent, ChangeAgentBody } from '@yingda/server/domains/agents/contract'

type Wanted = { roles: readonly Role[]; maxLoad: number }

/** What differs from the agent as it was read; nothing when nothing does. What somebody else changed meanwhile stays. */
export function changesOf(
  { manual_roles: before, max_load: loadBefore }: Pick<AdminAgent, 'manual_roles' | 'max_load'>,
  { roles, maxLoad }: Wanted,
): ChangeAgentBody | undefined {
  const sameRoles = roles.length === before.length && roles.every((role) => before.includes(role))
  const changes = { ...(!sameRoles && { roles: [...roles] }), ...(maxLoad !== loadBefore && { max_load: maxLoad }) }
  return Object.keys(changes).length > 0 ? changes : undefined
}
