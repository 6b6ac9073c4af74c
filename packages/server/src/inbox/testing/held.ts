import { type Db, type Sql, sql } from '../../platform/db.ts'

/** Runs `work` while another connection holds what `lock` takes. */
export const whileHeld = (db: Db, lock: Sql, work: () => Promise<void>): Promise<void> =>
  db.tx(async (tx) => {
    await tx.run(lock)
    await work()
  })

/** Resolves when a statement that contains `part` waits for a lock: asks the server until it says so. */
export async function somebodyWaits(db: Db, part: string): Promise<void> {
  const waiting = sql`
    select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and strpos(query, ${part}) > 0 and pid <> pg_backend_pid()`
  while ((await db.rows(waiting)).length === 0);
}
