import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { may } from '../../access/contract.ts'
import type { Principal } from '../../agents/index.ts'
import { startOfDay } from '../common/beijing.ts'

/** What somebody may see of the calls; null is no limit. */
export interface Scope {
  readonly departments: readonly string[] | null
  readonly staffNames: readonly string[] | null
  readonly from: string | null
  readonly to: string | null
}

export const everything: Scope = { departments: null, staffNames: null, from: null, to: null }

/** Who looks after Yunke sees everything; a limit that was set holds for everybody else. */
export async function scopeOf(db: Handle, { agentId, roles }: Pick<Principal, 'agentId' | 'roles'>): Promise<Scope> {
  if (may(roles, 'crm.manage')) return everything
  const scope = await db.one<Scope>(sql`
    select departments, staff_names as "staffNames", from_day::text as from, to_day::text as to
    from crm_scopes where agent_id = ${agentId}`)
  return scope ?? everything
}

/** Conditions on `crm_calls c`. */
export const callsIn = ({ departments, staffNames, from, to }: Scope): Sql[] => [
  ...(departments ? [sql`c.department = any(${[...departments]}::text[])`] : []),
  ...(staffNames ? [sql`c.staff_name = any(${[...staffNames]}::text[])`] : []),
  ...(from !== null ? [sql`c.call_time >= ${startOfDay(from)}`] : []),
  ...(to !== null ? [sql`c.call_time < ${startOfDay(to)}::timestamptz + interval '1 day'`] : []),
]

/** The same on the counts of days, `crm_call_days d`. */
export const daysIn = ({ departments, staffNames, from, to }: Scope): Sql[] => [
  ...(departments ? [sql`d.department = any(${[...departments]}::text[])`] : []),
  ...(staffNames ? [sql`d.staff_name = any(${[...staffNames]}::text[])`] : []),
  ...(from !== null ? [sql`d.day >= ${from}::date`] : []),
  ...(to !== null ? [sql`d.day <= ${to}::date`] : []),
]
