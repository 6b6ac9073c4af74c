import { type Db, sql } from '../../platform/db.ts'

/** Tokens that are over let nobody in, and what is older is in no chart. */
export async function sweepSharing(db: Db): Promise<void> {
  await db.run(sql`delete from end_user_tokens where expires_at < now() - interval '1 day'`)
  await db.run(sql`delete from end_user_sources where seen_at < now() - interval '90 days'`)
  await db.run(sql`delete from share_link_days where day < (now() at time zone 'Asia/Shanghai')::date - 400`)
}
