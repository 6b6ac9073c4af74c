import { type Sql, sql } from '../../../platform/db.ts'
import type { RefusalName } from '../refusal.ts'

/** Of `share_links l`, locked: why it gives no more, the rate first. */
export const quotaColumns: Sql = sql`
  l.per_visitor_day, l.minute_since > now() - interval '1 minute' and l.in_minute >= l.per_minute as "minuteSpent",
  coalesce(l.used >= l.total, false) as "totalSpent"`

/**
 * Parts of a statement that takes one question from every quota of a link, or from none: `link` is the locked row of
 * `share_links` with `quotaColumns`, and no row if nothing shall be spent; `visitor` is an id. The lock makes it one
 * after the other for each link.
 */
export const spending = (visitor: Sql): Sql => sql`
  day as (
    insert into share_link_days as d (link_id, day, end_user_id, used)
    select link.id, (now() at time zone 'Asia/Shanghai')::date, ${visitor}, 1 from link
    where not link."minuteSpent" and not link."totalSpent"
    on conflict (link_id, day, end_user_id) do update set used = d.used + 1
      where d.used < coalesce((select per_visitor_day from link), 2147483647)
    returning 1),
  spent as (
    update share_links l set used = l.used + 1, last_used_at = now(),
      in_minute = case when l.minute_since > now() - interval '1 minute' then l.in_minute + 1 else 1 end,
      minute_since = case when l.minute_since > now() - interval '1 minute' then l.minute_since else now() end
    from link, day where l.id = link.id returning 1)`

/** A crash may forget the last few counts, which is cheaper than waiting for the disk before each answer. */
export const withoutWaiting: Sql = sql`
  relaxed as materialized (select set_config('synchronous_commit', 'off', true) as setting)`

export interface Spending {
  readonly minuteSpent: boolean
  readonly totalSpent: boolean
  readonly isSpent: boolean
}

export function whyNoMore({ isSpent, minuteSpent, totalSpent }: Spending): RefusalName | undefined {
  if (isSpent) return undefined
  if (totalSpent) return 'link_quota_exceeded'
  return minuteSpent ? 'rate_limit_exceeded' : 'visitor_quota_exceeded'
}
