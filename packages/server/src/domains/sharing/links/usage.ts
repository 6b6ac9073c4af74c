import { type Handle, sql } from '../../../platform/db.ts'
import type { ShareLinkUsage } from '../contract.ts'
import { isoTimeOrNull } from '../times.ts'
import type { LinkRow } from './rows.ts'

const days = 90

/** Day by day in Shanghai, the newest first; days without a question are left out. */
export async function usageOf(db: Handle, { id, used, lastUsedAt }: LinkRow): Promise<ShareLinkUsage> {
  const rows = await db.rows<ShareLinkUsage['days'][number]>(sql`
    select day::text, sum(used)::int as messages, count(*)::int as visitors from share_link_days
    where link_id = ${id} group by day order by share_link_days.day desc limit ${days}`)
  return { used, last_used_at: isoTimeOrNull(lastUsedAt), days: rows }
}
