import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import type { Role } from '../../access/contract.ts'

/**
 * What mappings give to `people` (rows `user_key`): a row `user_key, roles` for each, to be put behind `with recursive`.
 * Departments and positions count only for whom the directory knows; a userid counts by itself.
 */
export const mapped = (people: Sql): Sql => sql`
  below (role, department_id) as (
    select role, match_value::int from role_mappings where match_type = 'department'
    union
    select b.role, d.wechat_dept_id from below b
    join directory_departments d on d.parent_dept_id = b.department_id and d.archived_at is null),
  mapped as (
    select p.user_key, ranked_roles(array(
      select m.role from role_mappings m
      where (m.match_type = 'user' and m.match_value = p.user_key) or (m.match_type = 'position' and m.match_value = d.position)
      union
      select b.role from below b where b.department_id = any (d.department_ids))) as roles
    from (${people}) as p (user_key)
    left join directory_members d on d.user_key = p.user_key collate "C" and d.is_active and d.left_at is null)`

/** What mappings give to a person who need not be an agent yet. */
export async function rolesFor(tx: Handle, userId: string): Promise<readonly Role[]> {
  const row = await tx.one<{ roles: Role[] }>(sql`
    with recursive ${mapped(sql`select lower(${userId})`)} select roles from mapped`)
  return row?.roles ?? []
}
