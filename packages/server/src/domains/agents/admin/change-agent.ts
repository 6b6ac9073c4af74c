import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { type Actor, audit } from '../../audit/index.ts'
import type { AdminAgent, ChangeAgentBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { carryOut } from '../roles/carry-out.ts'
import { assertAdminLeft, lockRoles } from '../roles/last-admin.ts'
import { type AgentRow, adminColumns, presentAdminAgent } from '../rows.ts'
import { signOut } from '../sign-out.ts'
import { findAgent } from './find-agent.ts'

/** Who is put out of use, or may do less, is signed out everywhere; the last administrator stays one. */
export const changeAgent = (db: Db, actor: Actor, userId: string, changes: ChangeAgentBody): Promise<AdminAgent> =>
  db.tx(async (tx) => {
    await lockRoles(tx)
    const before = await findAgent(tx, userId)
    if (!before) throw refusal(1004)
    const after = await store(tx, before, changes)
    const details = differences(before, after)
    if (Object.keys(details).length === 0) return presentAdminAgent(before)
    if (!after.isActive) await signOut(tx, [after.id])
    else if (String(before.roles) !== String(after.roles))
      await carryOut(tx, [{ id: after.id, before: before.roles, after: after.roles }])
    if (before.roles.includes('admin')) await assertAdminLeft(tx)
    await audit(tx, { ...actor, action: 'agent.update', target: { type: 'agent', id: after.userId }, details })
    return presentAdminAgent(after)
  })

/** Whoever a person puts out of use does not come back by coming back to the company. */
async function store(tx: Handle, before: AgentRow, changes: ChangeAgentBody): Promise<AgentRow> {
  const isActive = changes.is_active ?? before.isActive
  const after = await tx.one<AgentRow>(sql`
    update agents set manual_roles = coalesce(${changes.roles ?? null}::text[], manual_roles),
      max_load = coalesce(${changes.max_load ?? null}::int, max_load), is_active = ${isActive},
      status = case when ${isActive} then status else 'offline' end,
      left_company_at = case when ${changes.is_active === undefined} then left_company_at end, updated_at = now()
    where id = ${before.id} returning ${adminColumns}`)
  if (!after) throw refusal(1004)
  return after
}

const told = ['manualRoles', 'maxLoad', 'isActive'] as const

const differences = (before: AgentRow, after: AgentRow): Record<string, unknown> =>
  Object.fromEntries(
    told
      .filter((name) => String(before[name]) !== String(after[name]))
      .map((name) => [name, { from: before[name], to: after[name] }]),
  )
