import { buildTree, type DepartmentNode, type StoredDepartment } from '@yingda/wecom'
import { type Handle, sql } from '../../platform/db.ts'

/** One query, however deep the company is. */
export const storedDepartments = (db: Handle) =>
  db.rows<StoredDepartment>(sql`
    select id, wechat_dept_id as "wechatDeptId", name, sort_order as "order", parent_dept_id as "parentWechatDeptId"
    from directory_departments where archived_at is null`)

export const departmentTree = async (db: Handle): Promise<DepartmentNode[]> => buildTree(await storedDepartments(db))
