import type { MemberRecord } from '@yingda/wecom'
import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { nothingWritten, type WriteFor, type Written } from './written.ts'

/**
 * One statement for members who may be stored or not: rows that differ are written, with their links to departments; the
 * others are left as they are, so that a sync without changes leaves the write-ahead log as it is.
 * What a row does not tell stays. A row that somebody else adds in the same moment makes the statement fail, and its
 * repeat finds that row.
 */
export async function changeMembers(
  tx: Handle,
  rows: readonly MemberRecord[],
  { runId, room }: WriteFor,
): Promise<Written> {
  const written = await tx.one<Written>(sql`
    with incoming as materialized (
      select key collate "C" as key, user_id, name, department_ids::int[], main_id::int, position, alias, mobile, email, biz_mail, avatar,
        gender, status::int
      from unnest(${columns(rows)})
        as rows (key, user_id, name, department_ids, main_id, position, alias, mobile, email, biz_mail, avatar, gender, status)),
    next as (
      select i.key, i.user_id, coalesce(i.name, m.name, i.user_id) as name, i.department_ids,
        coalesce(i.main_id, m.main_department_id) as main_id, coalesce(i.position, m.position) as position,
        coalesce(i.alias, m.alias) as alias, coalesce(i.mobile, m.mobile) as mobile, coalesce(i.email, m.email) as email,
        coalesce(i.biz_mail, m.biz_mail) as biz_mail, coalesce(i.avatar, m.avatar) as avatar,
        coalesce(i.gender, m.gender) as gender, coalesce(i.status, m.status) as status,
        coalesce(i.status, m.status, 1) = 1 as is_active, m as old
      from incoming i left join directory_members m on m.user_key = i.key),
    delta as materialized (
      select *, (old).user_key is null as is_new from next
      where (old).user_key is null or (old).left_at is not null or row(user_id, name, department_ids, main_id, position,
        alias, mobile, email, biz_mail, avatar, gender, status, is_active) is distinct from row((old).user_id, (old).name,
        (old).department_ids, (old).main_department_id, (old).position, (old).alias, (old).mobile, (old).email,
        (old).biz_mail, (old).avatar, (old).gender, (old).status, (old).is_active)),
    added as (
      insert into directory_members (user_key, user_id, name, department_ids, main_department_id, position, alias, mobile,
        email, biz_mail, avatar, gender, status, is_active)
      select key, user_id, name, department_ids, main_id, position, alias, mobile, email, biz_mail, avatar, gender, status,
        is_active from delta where is_new),
    changed as (
      update directory_members m set user_id = d.user_id, name = d.name, department_ids = d.department_ids,
        main_department_id = d.main_id, position = d.position, alias = d.alias, mobile = d.mobile, email = d.email,
        biz_mail = d.biz_mail, avatar = d.avatar, gender = d.gender, status = d.status, is_active = d.is_active,
        left_at = null, updated_at = now()
      from delta d where not d.is_new and m.user_key = d.key),
    unlinked as (
      delete from directory_member_departments l
      using (select key, unnest((old).department_ids) as department_id, department_ids from delta where not is_new) was
      where l.department_id = was.department_id and l.user_key = was.key and l.department_id <> all (was.department_ids)),
    linked as (
      insert into directory_member_departments (department_id, user_key)
      select unnest(department_ids), key from delta on conflict do nothing),
    noted as (
      insert into directory_run_changes (run_id, kind, key, name, change, fields)
      select ${runId}, 'member', user_id, name, case when is_new then 'created' else 'updated' end,
        case when is_new then '{}' else ${changedFields} end
      from delta order by key limit ${room} returning 1)
    select count(*) filter (where is_new)::int as created, count(*) filter (where not is_new)::int as updated,
      (select count(*)::int from noted) as noted,
      coalesce(array_agg(user_id) filter (where not is_new and (old).is_active and status in (2, 5)), '{}') as "left",
      coalesce(array_agg(user_id) filter (where not is_new and not (old).is_active and is_active), '{}') as "returned"
    from delta`)
  return written ?? nothingWritten
}

const columns = (rows: readonly MemberRecord[]): Sql => sql`
  ${texts(rows.map((row) => row.key))}, ${texts(rows.map((row) => row.userId))}, ${texts(rows.map((row) => row.name))},
  ${texts(rows.map((row) => `{${row.departmentIds.join(',')}}`))},
  ${texts(rows.map((row) => row.mainDepartmentId?.toString() ?? null))}, ${texts(rows.map((row) => row.position))},
  ${texts(rows.map((row) => row.alias))}, ${texts(rows.map((row) => row.mobile))}, ${texts(rows.map((row) => row.email))},
  ${texts(rows.map((row) => row.bizMail))}, ${texts(rows.map((row) => row.avatar))}, ${texts(rows.map((row) => row.gender))},
  ${texts(rows.map((row) => row.status?.toString() ?? null))}`

/** Names of fields, never what is in them. */
const changedFields = sql`
  array_remove(array[
    case when user_id <> (old).user_id then 'userid' end,
    case when name <> (old).name then 'name' end,
    case when department_ids <> (old).department_ids then 'department_ids' end,
    case when main_id is distinct from (old).main_department_id then 'main_department_id' end,
    case when position is distinct from (old).position then 'position' end,
    case when alias is distinct from (old).alias then 'alias' end,
    case when mobile is distinct from (old).mobile then 'mobile' end,
    case when email is distinct from (old).email then 'email' end,
    case when biz_mail is distinct from (old).biz_mail then 'biz_mail' end,
    case when avatar is distinct from (old).avatar then 'avatar' end,
    case when gender is distinct from (old).gender then 'gender' end,
    case when (status, is_active) is distinct from ((old).status, (old).is_active) then 'status' end], null)`
