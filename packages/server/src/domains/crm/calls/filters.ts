import { type Handle, sql } from '../../../platform/db.ts'
import { allOf } from '../common/all-of.ts'
import { daysIn, type Scope } from '../scopes/scope.ts'
import type { CallFilters } from './contract.ts'

const most = 500

/** Names that occur in calls of the last year. */
export async function callFilters(db: Handle, scope: Scope): Promise<CallFilters> {
  const within = allOf([sql`d.day > current_date - 366 and d.calls > 0`, ...daysIn(scope)])
  const departments = await db.rows<{ name: string }>(sql`
    select distinct d.department as name from crm_call_days d where ${within} and d.department <> '' order by name limit ${most}`)
  const staff = await db.rows<{ name: string }>(sql`
    select distinct d.staff_name as name from crm_call_days d where ${within} and d.staff_name <> '' order by name limit ${most}`)
  return { departments: departments.map(({ name }) => name), staffNames: staff.map(({ name }) => name) }
}
