import { type Handle, sql } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Role } from '../access/contract.ts'
import { type MatchType, type NewRoleMapping, type RoleMapping, roleErrors } from './contract.ts'

interface Row {
  readonly id: string
  readonly matchType: MatchType
  readonly matchValue: string
  readonly role: Role
  readonly matchName: string | null
  readonly createdBy: string
  readonly createdAt: Date
}

export async function listMappings(db: Handle, id?: string): Promise<RoleMapping[]> {
  const rows = await db.rows<Row>(sql`
    select m.id, m.match_type as "matchType", m.match_value as "matchValue", m.role, m.created_by as "createdBy",
      m.created_at as "createdAt", case m.match_type
        when 'user' then (select name from directory_members where user_key = m.match_value collate "C")
        when 'department' then (select name from directory_departments where wechat_dept_id::text = m.match_value) end
        as "matchName"
    from role_mappings m where ${id ?? null}::text is null or m.id = ${id ?? null}
    order by m.match_type, m.match_value, m.role limit 1000`)
  return rows.map(present)
}

/** The same mapping again is the one that is there; `isNew` tells. */
export async function addMapping(tx: Handle, wanted: NewRoleMapping, by: string) {
  const { matchType, role } = wanted
  const matchValue = storedValue(wanted)
  const added = await tx.one<{ id: string }>(sql`
    insert into role_mappings (id, match_type, match_value, role, created_by)
    values (${newId('map')}, ${matchType}, ${matchValue}, ${role}, ${by})
    on conflict (match_type, match_value, role) do nothing returning id`)
  const there = await tx.one<{ id: string }>(sql`
    select id from role_mappings where match_type = ${matchType} and match_value = ${matchValue} and role = ${role}`)
  const [mapping] = there ? await listMappings(tx, there.id) : []
  if (!mapping) throw new Error('A mapping that was just stored is not there.')
  return { mapping, isNew: added !== undefined }
}

export const removeMapping = (tx: Handle, id: string) =>
  tx.one<NewRoleMapping>(sql`
    delete from role_mappings where id = ${id}
    returning match_type as "matchType", match_value as "matchValue", role`)

const shapes: Readonly<Record<MatchType, RegExp>> = {
  user: /^[\w@.-]{1,64}$/,
  department: /^[1-9]\d{0,8}$/,
  position: /\S/,
}

/** As the directory is compared with it. */
function storedValue({ matchType, matchValue }: NewRoleMapping): string {
  const value = matchType === 'user' ? matchValue.trim().toLowerCase() : matchValue.trim()
  if (shapes[matchType].test(value)) return value
  throw new AppError(40000, 400, `${roleErrors[40000].zh}：matchValue 不是 ${matchType} 的值`)
}

const present = ({ matchName, createdAt, ...row }: Row): RoleMapping => ({
  ...row,
  ...(matchName !== null && { matchName }),
  createdAt: createdAt.toISOString(),
})
