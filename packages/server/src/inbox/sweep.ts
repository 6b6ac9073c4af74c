import { type Db, sql } from '../platform/db.ts'

const chunk = 5_000

/** Taken rows are kept seven days, so that a repeat is still known; rows that could not be taken stay. */
export async function sweepInbox(db: Db): Promise<void> {
  for (;;) {
    const swept = await db.run(sql`
      delete from inbound where (xid, id) in (
        select i.xid, i.id from inbound i join intake_position p on (i.xid, i.id) <= (p.xid, p.id)
        where i.received_at < now() - interval '7 days'
          and not exists (select 1 from inbound_failures f where (f.xid, f.id) = (i.xid, i.id))
        order by i.xid, i.id limit ${chunk})`)
    if (swept < chunk) return
  }
}
