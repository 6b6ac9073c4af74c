import { type Db, sql } from '../../platform/db.ts'

/** Expired tokens and codes let nobody in; they only take room. */
export async function sweepTokens(db: Db): Promise<void> {
  await db.run(sql`delete from staff_tokens where expires_at < now() - interval '1 day'`)
  await db.run(sql`delete from one_time_codes where expires_at < now()`)
}
