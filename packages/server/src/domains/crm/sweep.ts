import { type Db, sql } from '../../platform/db.ts'

/** Answers of Yunke are kept for a month, and what became of syncs for a year. */
export async function sweepCrm(db: Db): Promise<void> {
  await db.run(sql`delete from crm_live_reports where fetched_at < now() - interval '30 days'`)
  await db.run(sql`delete from crm_runs where finished_at < now() - interval '365 days'`)
}
