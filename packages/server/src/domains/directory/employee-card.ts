import { type Handle, sql } from '../../platform/db.ts'

export interface EmployeeCard {
  /** The main one first. */
  readonly departments: readonly string[]
  readonly position: string | null
}

/** Where a member of the company works, as far as the directory was synced. */
export const employeeCard = (db: Handle, userId: string): Promise<EmployeeCard | undefined> =>
  db.one<EmployeeCard>(sql`
    select m.position, array(
      select d.name from directory_departments d
      where d.wechat_dept_id = any(m.department_ids) and d.archived_at is null
      order by (d.wechat_dept_id is not distinct from m.main_department_id) desc, d.sort_order desc, d.wechat_dept_id
    ) as departments
    from directory_members m where m.user_key = ${userId.toLowerCase()} and m.left_at is null`)
