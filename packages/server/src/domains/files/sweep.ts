import { type Db, sql } from '../../platform/db.ts'

const atOnce = 20

/** Files that were uploaded, or half fetched, and that no message holds after a day. */
export async function sweepFiles(db: Db): Promise<void> {
  let swept = atOnce
  while (swept === atOnce) {
    swept = await db.run(sql`
      delete from files where id in (
        select id from files where linked_at is null and created_at < now() - interval '1 day' limit ${atOnce})`)
  }
}
