import { type Handle, sql } from '../../platform/db.ts'

/** The departments of each member and all above them, by the userid in lower case; nothing for whom it does not know. */
export async function departmentsOf(
  db: Handle,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const keys = userIds.map((userId) => userId.toLowerCase())
  const rows = await db.rows<{ userKey: string; departmentIds: number[] }>(sql`
    with recursive above (user_key, department_id) as (
      select m.user_key, unnest(m.department_ids) from directory_members m
      where m.user_key = any(${keys}::text[]) and m.is_active and m.left_at is null
      union
      select a.user_key, d.parent_dept_id from above a
      join directory_departments d on d.wechat_dept_id = a.department_id
      where d.parent_dept_id is not null)
    select user_key as "userKey", array_agg(department_id) as "departmentIds" from above group by user_key`)
  return new Map(rows.map(({ userKey, departmentIds }) => [userKey, departmentIds]))
}
