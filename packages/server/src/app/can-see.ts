import { may, type Permission, roles } from '../domains/access/contract.ts'
import { crmSyncKind } from '../domains/crm/index.ts'
import { progressKind } from '../domains/directory/index.ts'
import { importKind } from '../domains/knowledge/index.ts'
import { canSeeChanges, type ReadScope } from '../domains/sessions/index.ts'
import { accessEnded } from '../domains/sharing/index.ts'
import type { SocketsDeps } from '../feed/index.ts'

/** What only some may see, beside what is about a session. */
const needed: ReadonlyMap<string, Permission> = new Map([
  [progressKind, 'directory.manage'],
  [crmSyncKind, 'crm.read'],
  [importKind, 'bots.manage'],
])

/** Who is told of a change: the one place where the feed asks. */
export function canSee(scope: ReadScope): SocketsDeps['canSee'] {
  const ofSessions = canSeeChanges(scope)
  return (viewer, change) => {
    if (change.kind === accessEnded) return false
    const permission = needed.get(change.kind)
    if (permission)
      return may(
        roles.filter((role) => viewer.roles.includes(role)),
        permission,
      )
    return ofSessions(viewer, change)
  }
}
