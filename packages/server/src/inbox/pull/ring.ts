import type { News } from '../../channels/channel.ts'
import { type Handle, sql } from '../../platform/db.ts'
import { texts } from '../../platform/sql-lists.ts'

/** Notes, durably, that accounts have something to fetch. Of many rings at once one is enough. */
export async function ringPulls(db: Handle, news: readonly News[]): Promise<void> {
  const newest = [...new Map(news.map((one) => [one.accountId, one])).values()]
  if (newest.length === 0) return
  await db.run(sql`
    insert into pulls as p (account_id, key)
    select * from unnest(${texts(newest.map(({ accountId }) => accountId))}, ${texts(newest.map(({ key }) => key ?? null))})
    order by 1
    on conflict (account_id) do update
      set rung = p.rung + 1, key = coalesce(excluded.key, p.key), next_at = least(p.next_at, now())`)
}

/** Accounts that are open here are read from now on, with or without a ring; one known already is looked at anew. */
export async function watchPulls(db: Handle, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await db.run(sql`
    insert into pulls (account_id) select unnest(${texts(accountIds)}) order by 1 on conflict (account_id) do update
      set next_at = least(pulls.next_at, now())`)
}
