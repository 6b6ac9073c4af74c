import { type Db, sql } from '../platform/db.ts'

/** Room 3 has taken every row of the inbox. */
export const inboxIsTaken = async (db: Db): Promise<boolean> =>
  (await db.one(sql`select 1 from inbound i, intake_position p where (i.xid, i.id) > (p.xid, p.id) limit 1`)) ===
  undefined

/**
 * Nothing waits that could be done now. A room that found nothing is no proof: inbox and feed read only below the oldest
 * transaction of the whole server, and the tests that run beside this one have transactions too.
 */
export async function isSettled(db: Db): Promise<boolean> {
  const waiting = await db.one(sql`
    select 1 where exists (select from changes where xid >= pg_snapshot_xmin(pg_current_snapshot()))
      or exists (
        select from bot_turns where next_attempt_at <= now() and (lease_until is null or lease_until < now()))
      or exists (
        select from file_fetches where next_attempt_at <= now() and (lease_until is null or lease_until < now()))
      or exists (select from greetings where next_attempt_at <= now() and send_before > now())
      or exists (select from remote_wishes where next_attempt_at <= now())
      or exists (select from customer_moves)
      or exists (select from sessions where status = 'pending' and routed_for is distinct from pending_since)
      or exists (select from customers where display_name is null and name_asked_at is null)
      or exists (
        select from outbound o where status = 'queued' and next_attempt_at <= now()
          and not exists (select from outbound p where p.session_id = o.session_id and p.seq < o.seq))`)
  return waiting === undefined && (await inboxIsTaken(db))
}
