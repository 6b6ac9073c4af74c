import { type Db, sql } from '../../platform/db.ts'

const atOnce = 5_000

/** Lines are kept for a year. */
export async function sweepAudit(db: Db): Promise<void> {
  let swept: number
  do {
    swept = await db.run(sql`
      delete from audit_log where id in (
        select id from audit_log where at < now() - interval '365 days' order by at limit ${atOnce})`)
  } while (swept === atOnce)
}
