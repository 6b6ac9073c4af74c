import { type Db, type Handle, sql } from '../../../platform/db.ts'
import type { StoredMedia } from '../media.ts'

export interface Claimed {
  readonly sessionId: string
  /** With the session it names the message. */
  readonly seq: number
  readonly accountId: string
  readonly media: StoredMedia
  readonly attempts: number
  readonly leaseVersion: number
}

/** Longer than an attempt can last (`deadlineMs`), so that nobody else begins meanwhile. */
export const claimNext = (db: Db): Promise<Claimed | undefined> =>
  db.one<Claimed>(sql`
    update file_fetches set attempts = attempts + 1, lease_version = lease_version + 1,
      lease_until = now() + interval '3 minutes'
    where (session_id, seq) = (
      select session_id, seq from file_fetches
      where next_attempt_at <= now() and (lease_until is null or lease_until < now())
      order by next_attempt_at limit 1 for update skip locked)
    returning session_id as "sessionId", seq, account_id as "accountId", media, attempts, lease_version as "leaseVersion"`)

/** Throws when the lease is no longer ours, or the message was taken back, so that nothing is left behind. */
export async function finish(tx: Handle, { sessionId, seq, leaseVersion }: Claimed): Promise<void> {
  const done = await tx.run(sql`
    delete from file_fetches where session_id = ${sessionId} and seq = ${seq} and lease_version = ${leaseVersion}`)
  if (done === 0) throw new Error(`The file of message ${seq} of ${sessionId} is no longer ours to fetch.`)
}

export const postpone = (db: Handle, { sessionId, seq, leaseVersion }: Claimed, afterMs: number) =>
  db.run(sql`
    update file_fetches set lease_until = null, next_attempt_at = now() + ${afterMs}::int * interval '1 millisecond'
    where session_id = ${sessionId} and seq = ${seq} and lease_version = ${leaseVersion}`)
