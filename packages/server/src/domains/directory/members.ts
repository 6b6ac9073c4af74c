import { type Handle, sql } from '../../platform/db.ts'
import type { DirectoryMember, MembersQuery } from './contract.ts'

export interface MemberPage {
  readonly items: DirectoryMember[]
  readonly next_cursor?: string
}

interface Row {
  readonly key: string
  readonly id: number
  readonly userId: string
  readonly name: string
  readonly departmentIds: number[]
  readonly mainDepartmentId: number | null
  readonly position: string | null
  readonly alias: string | null
  readonly isActive: boolean
  readonly updatedAt: Date
}

const columns = sql`
  m.user_key as key, m.id, m.user_id as "userId", m.name, m.department_ids as "departmentIds",
  m.main_department_id as "mainDepartmentId", m.position, m.alias, m.is_active as "isActive", m.updated_at as "updatedAt"`

/** Members who are in the company, by userid. */
export async function listMembers(db: Handle, query: MembersQuery): Promise<MemberPage> {
  const { department_id: departmentId, q = '', cursor = '', limit = 50 } = query
  const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const fits = sql`
    m.left_at is null and (${q} = '' or m.name ilike ${like} or m.user_key ilike ${like} or m.alias ilike ${like})`
  const rows =
    departmentId === undefined
      ? await db.rows<Row>(sql`
          select ${columns} from directory_members m where m.user_key > ${cursor} and ${fits}
          order by m.user_key limit ${limit + 1}`)
      : await db.rows<Row>(sql`
          select ${columns} from directory_member_departments l join directory_members m using (user_key)
          where l.department_id = ${departmentId} and l.user_key > ${cursor} and ${fits}
          order by l.user_key limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(present), ...(last && { next_cursor: last.key }) }
}

const present = (row: Row): DirectoryMember => ({
  id: row.id,
  user_id: row.userId,
  name: row.name,
  department_ids: row.departmentIds,
  ...(row.mainDepartmentId !== null && { main_department_id: row.mainDepartmentId }),
  ...(row.position && { position: row.position }),
  ...(row.alias && { alias: row.alias }),
  is_active: row.isActive,
  updated_at: row.updatedAt.toISOString(),
})
