import type { MemberRecord } from '@yingda/wecom'
import { copyRow } from '../../../platform/copy-in.ts'
import { sql, type Transaction } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import type { WriteFor, Written } from './written.ts'

const activeStatus = 1

/**
 * Members of whom nothing is stored yet, by COPY: rows and links go in by whole pages, which takes less than half
 * the time of inserting them. Somebody else's row, or a link that was there before its member, makes it fail.
 */
export async function loadNewMembers(
  tx: Transaction,
  members: readonly MemberRecord[],
  { runId, room }: WriteFor,
): Promise<Written> {
  await tx.copy(
    sql`copy directory_members (user_key, user_id, name, department_ids, main_department_id, position, alias, mobile, email,
      biz_mail, avatar, gender, status, is_active) from stdin`,
    members.map(toRow),
  )
  await tx.copy(
    sql`copy directory_member_departments (department_id, user_key) from stdin`,
    members.flatMap(({ key, departmentIds }) => departmentIds.map((id) => copyRow([id, key]))),
  )
  const noted = members.slice(0, room)
  if (noted.length > 0) {
    await tx.run(sql`
      insert into directory_run_changes (run_id, kind, key, name, change, fields)
      select ${runId}, 'member', key, name, 'created', '{}'
      from unnest(${texts(noted.map(({ userId }) => userId))}, ${texts(noted.map(nameOf))}) as created (key, name)`)
  }
  return { created: members.length, updated: 0, noted: noted.length, left: [], returned: [] }
}

const nameOf = ({ name, userId }: MemberRecord): string => name ?? userId

const toRow = (member: MemberRecord): string =>
  copyRow([
    member.key,
    member.userId,
    nameOf(member),
    `{${member.departmentIds.join(',')}}`,
    member.mainDepartmentId,
    member.position,
    member.alias,
    member.mobile,
    member.email,
    member.bizMail,
    member.avatar,
    member.gender,
    member.status,
    (member.status ?? activeStatus) === activeStatus ? 't' : 'f',
  ])
