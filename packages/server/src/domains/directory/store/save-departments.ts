import type { DepartmentRecord } from '@yingda/wecom'
import { type Handle, sql } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { nothingWritten, type WriteFor, type Written } from './written.ts'

/** One statement: rows that differ are written. */
export async function saveDepartmentRows(
  tx: Handle,
  rows: readonly DepartmentRecord[],
  { runId, room }: WriteFor,
): Promise<Written> {
  const written = await tx.one<Written>(sql`
    with incoming as materialized (
      select id::int as wechat_dept_id, name, parent_id::int, sort_order::bigint from unnest(
        ${texts(rows.map(({ id }) => String(id)))}, ${texts(rows.map(({ name }) => name))},
        ${texts(rows.map(({ parentId }) => parentId?.toString() ?? null))}, ${texts(rows.map(({ order }) => String(order)))}
      ) as rows (id, name, parent_id, sort_order)),
    delta as materialized (
      select i.wechat_dept_id, coalesce(i.name, d.name, i.wechat_dept_id::text) as name, i.parent_id, i.sort_order,
        d.id is null as is_new, array_remove(array[
          case when i.name <> d.name then 'name' end,
          case when i.parent_id is distinct from d.parent_dept_id then 'parent_id' end,
          case when i.sort_order <> d.sort_order then 'order' end,
          case when d.archived_at is not null then 'archived' end], null) as fields
      from incoming i left join directory_departments d using (wechat_dept_id)
      where d.id is null or d.archived_at is not null
        or (coalesce(i.name, d.name), i.parent_id, i.sort_order) is distinct from (d.name, d.parent_dept_id, d.sort_order)),
    stored as (
      insert into directory_departments (wechat_dept_id, name, parent_dept_id, sort_order)
      select wechat_dept_id, name, parent_id, sort_order from delta
      on conflict (wechat_dept_id) do update set name = excluded.name, parent_dept_id = excluded.parent_dept_id,
        sort_order = excluded.sort_order, archived_at = null, updated_at = now()),
    noted as (
      insert into directory_run_changes (run_id, kind, key, name, change, fields)
      select ${runId}, 'department', wechat_dept_id::text, name, case when is_new then 'created' else 'updated' end,
        case when is_new then '{}' else fields end
      from delta order by wechat_dept_id limit ${room} returning 1)
    select count(*) filter (where is_new)::int as created, count(*) filter (where not is_new)::int as updated,
      (select count(*)::int from noted) as noted, '{}'::text[] as "left", '{}'::text[] as "returned"
    from delta`)
  return written ?? nothingWritten
}
