import { type Db, type Handle, sql } from '../../platform/db.ts'
import type { FileToSend } from './enqueue.ts'

export interface Claimed {
  readonly sessionId: string
  /** With the session it names the message. */
  readonly seq: number
  readonly accountId: string
  readonly customerRef: string
  readonly content: string
  readonly file: FileToSend | null
  readonly code: string | null
  /** Its code had run out when it was claimed. */
  readonly tooLate: boolean
  readonly traceId: string
  readonly attempts: number
  readonly resends: number
  readonly leaseVersion: number
}

/** With what the customer wrote last; null when nobody wrote in this session yet. */
export type ClaimedNext = Claimed & {
  readonly answers: { readonly remoteKey: string; readonly sentAt: string; readonly raw: unknown } | null
}

const columns = sql`
  session_id as "sessionId", seq, account_id as "accountId", customer_ref as "customerRef",
  content, file, code, coalesce(send_before <= now(), false) as "tooLate", trace_id as "traceId", attempts, resends, lease_version as "leaseVersion"`

/** The message lies in the session, and what its channel gave with it in the inbox: one look into an index each. */
const answers = sql`(
  select json_build_object('remoteKey', m.remote_key, 'sentAt', coalesce(i.item->'sentAt', to_json(m.created_at)), 'raw', i.item->'raw')
  from (
    select remote_key, created_at from messages
    where session_id = outbound.session_id and sender_type = 'customer' and remote_key is not null and recalled_at is null
    order by seq desc limit 1) m
    left join inbound i on i.account_id = outbound.account_id and i.remote_key = m.remote_key) as answers`

/** The oldest message that is due and has no unfinished one before it in its session; committed as `sending`. */
export const claimNext = (db: Db, accountId: string): Promise<ClaimedNext | undefined> =>
  db.one<ClaimedNext>(sql`
    update outbound set status = 'sending', attempts = attempts + 1, lease_version = lease_version + 1,
      lease_until = now() + interval '15 seconds'
    where (session_id, seq) = (
      select o.session_id, o.seq from outbound o
      where o.account_id = ${accountId} and o.status = 'queued' and o.next_attempt_at <= now()
        and not exists (select 1 from outbound p where p.session_id = o.session_id and p.seq < o.seq)
      order by o.next_attempt_at limit 1 for update skip locked)
    returning ${columns}, ${answers}`)

export const keepAlive = (db: Db, { sessionId, seq, leaseVersion }: Claimed) =>
  db.run(sql`
    update outbound set lease_until = now() + interval '15 seconds'
    where session_id = ${sessionId} and seq = ${seq} and lease_version = ${leaseVersion}`)

/** Throws when the lease is no longer ours, so that the caller's transaction leaves nothing behind. */
export async function finish(tx: Handle, { sessionId, seq, leaseVersion }: Claimed) {
  const done = await tx.run(
    sql`delete from outbound where session_id = ${sessionId} and seq = ${seq} and lease_version = ${leaseVersion}`,
  )
  if (done === 0) throw new Error(`The lease on message ${seq} of ${sessionId} went to another worker.`)
}

export async function postpone(tx: Handle, { sessionId, seq, leaseVersion }: Claimed, afterMs: number): Promise<void> {
  await tx.run(sql`
    update outbound set status = 'queued', lease_until = null,
      next_attempt_at = now() + ${afterMs}::int * interval '1 millisecond'
    where session_id = ${sessionId} and seq = ${seq} and lease_version = ${leaseVersion}`)
}

export const expired = (tx: Handle) =>
  tx.rows<Claimed>(sql`
    select ${columns} from outbound where status = 'sending' and lease_until < now()
    order by session_id, seq limit 100 for update skip locked`)
