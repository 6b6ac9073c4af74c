import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { auditAll } from '../../audit/index.ts'
import { carryOut, type RolesChanged } from './carry-out.ts'
import { assertAdminLeft, lockRoles } from './last-admin.ts'
import { mapped } from './mapped.ts'

interface Changed extends RolesChanged {
  readonly userId: string
}

/**
 * Gives agents what mappings say now, one of them or all; what people gave them stays. Returns whether the roles of
 * anyone changed.
 */
export async function refreshRoles(tx: Handle, userId?: string): Promise<boolean> {
  const one = userId ?? null
  const people = sql`select lower(user_id) from agents where ${one}::text is null or lower(user_id) = lower(${one})`
  const changed = await tx.rows<Changed>(sql`
    with recursive ${mapped(people)},
    changed as (
      update agents a set mapped_roles = m.roles, updated_at = now() from mapped m, agents was
      where m.user_key = lower(a.user_id) and was.id = a.id and a.mapped_roles <> m.roles
      returning a.id, a.user_id as "userId", was.roles as before, a.roles as after)
    select * from changed where before <> after`)
  if (changed.length === 0) return false
  await carryOut(tx, changed)
  await auditAll(
    tx,
    changed.map(({ userId: id, before, after }) => ({
      actor: { type: 'system' },
      action: 'agent.roles_mapped',
      target: { type: 'agent', id },
      details: { before, after },
    })),
  )
  return true
}

/** All agents, in step with people who change roles by hand. */
export const refreshAllRoles = (db: Db): Promise<boolean> =>
  db.tx(async (tx) => {
    await lockRoles(tx)
    return refreshRoles(tx)
  })

/** A change of the mappings together with what it does to agents; refused when no administrator would be left. */
export const changeMappings = <T>(db: Db, change: (tx: Handle) => Promise<T>): Promise<T> =>
  db.tx(async (tx) => {
    await lockRoles(tx)
    const result = await change(tx)
    if (await refreshRoles(tx)) await assertAdminLeft(tx)
    return result
  })
