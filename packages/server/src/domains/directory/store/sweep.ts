import type { DirectoryKind } from '@yingda/wecom'
import { type Handle, sql } from '../../../platform/db.ts'

export interface Gone {
  readonly key: string
  readonly name: string
}

export interface Vanishing {
  readonly missing: number
  readonly known: number
}

/** How many are in use, and how many of those the run has not seen. */
export async function countVanishing(db: Handle, kind: DirectoryKind): Promise<Vanishing> {
  const counted =
    kind === 'members'
      ? await db.one<Vanishing>(sql`
          select (select count(*)::int from directory_members where left_at is null) as known, count(*)::int as missing
          from directory_members m
          where left_at is null and not exists (
            select from (select unnest(keys) as key from directory_seen where kind = 'members') s where s.key = m.user_key)`)
      : await db.one<Vanishing>(sql`
          select (select count(*)::int from directory_departments where archived_at is null) as known,
            count(*)::int as missing
          from directory_departments d
          where archived_at is null and not exists (
            select from (select unnest(keys) as key from directory_seen where kind = 'departments') s
            where s.key = d.wechat_dept_id::text)`)
  return counted ?? { missing: 0, known: 0 }
}

/** Takes some of those who were not seen out of use. */
export const sweepSome = (tx: Handle, kind: DirectoryKind, atMost: number): Promise<Gone[]> =>
  kind === 'members'
    ? tx.rows<Gone>(sql`
        with gone as (
          update directory_members set is_active = false, left_at = now(), updated_at = now()
          where user_key in (
            select user_key from directory_members m
            where m.left_at is null and not exists (
              select from (select unnest(keys) as key from directory_seen where kind = 'members') s where s.key = m.user_key)
            limit ${atMost})
          returning user_key, user_id, name, department_ids),
        unlinked as (
          delete from directory_member_departments l
          using (select user_key, unnest(department_ids) as department_id from gone) was
          where l.department_id = was.department_id and l.user_key = was.user_key)
        select user_id as key, name from gone`)
    : tx.rows<Gone>(sql`
        update directory_departments set archived_at = now(), updated_at = now()
        where id in (
          select id from directory_departments d
          where d.archived_at is null and not exists (
            select from (select unnest(keys) as key from directory_seen where kind = 'departments') s
            where s.key = d.wechat_dept_id::text)
          limit ${atMost})
        returning wechat_dept_id::text as key, name`)
