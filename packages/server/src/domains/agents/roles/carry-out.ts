import type { Handle } from '../../../platform/db.ts'
import { permissionsOf, type Role } from '../../access/contract.ts'
import { closeScreens, signOut } from '../sign-out.ts'

export interface RolesChanged {
  readonly id: string
  readonly before: readonly Role[]
  readonly after: readonly Role[]
}

/**
 * What a change of roles ends: every sign-in of whoever may do less than before, and the sockets of the others, which
 * were opened as what they were then. Requests need nothing: they ask for the roles each time.
 */
export async function carryOut(tx: Handle, changed: readonly RolesChanged[]): Promise<void> {
  const [less, others] = [changed.filter(mayDoLess), changed.filter((one) => !mayDoLess(one))]
  if (less.length > 0) await signOut(tx, less.map(idOf))
  if (others.length > 0) await closeScreens(tx, others.map(idOf))
}

const idOf = ({ id }: RolesChanged) => id

function mayDoLess({ before, after }: RolesChanged): boolean {
  const left = new Set(permissionsOf(after))
  return after.length === 0 || permissionsOf(before).some((permission) => !left.has(permission))
}
