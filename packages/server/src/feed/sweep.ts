import { type Db, sql } from '../platform/db.ts'

const chunk = 5_000

/** Forgets changes older than seven days, in short transactions, and remembers up to where. */
export async function sweepFeed(db: Db): Promise<void> {
  for (;;) {
    const swept = await db.tx(async (tx) => {
      const last = await tx.one<{ xid: string; id: number }>(sql`
        with old as (select xid, id from changes where at < now() - interval '7 days' order by changes.xid, changes.id limit ${chunk}),
          gone as (delete from changes where (xid, id) in (select xid, id from old) returning 1)
        select xid::text, id from old order by old.xid desc, old.id desc limit 1`)
      if (!last) return false
      await tx.run(sql`update feed_horizon set xid = ${last.xid}::xid8, id = ${last.id}`)
      return true
    })
    if (!swept) return
  }
}
