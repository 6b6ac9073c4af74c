import { appendFrom } from '../../../feed/index.ts'
import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import type { QueueLines } from '../sending/queue-line.ts'
import { waitingToBeSent } from '../state/load.ts'
import { takeIncoming } from './intake.ts'
import type { ReopenRule } from './reopened.ts'
import type { Incoming } from './said.ts'

/**
 * Room 3 for a batch of inbox rows. A text from a customer for a session that waits for a person, or has one, needs no
 * decision: it is counted and written where it lies, in one statement, and never leaves the database. The rest is
 * decided on here.
 */
export async function takeBatch(
  tx: Handle,
  batch: Sql,
  rule: ReopenRule,
  queueLines?: QueueLines,
): Promise<'work made' | 'only told'> {
  const undecided = await appendStraight(tx, batch)
  if (undecided.length === 0) return 'only told'
  await takeIncoming(tx, undecided, rule, queueLines)
  return 'work made'
}

/** Returns what is left to be decided on, in order: all rows of a customer, or none of them. */
const appendStraight = (tx: Handle, batch: Sql): Promise<Incoming[]> =>
  tx.rows<Incoming>(sql`
    with batch as materialized (${batch}),
    said as materialized (
      select b.xid, b.id, b.remote_key, b.trace_id, b.received_at, b.customer_ref, b.item->>'msgType' as msg_type,
        b.item->>'text' as text, i.session_id, row_number() over (partition by i.session_id order by b.xid, b.id) as nth,
        count(*) over s as said, bool_and(b.item->>'kind' = 'message' and b.item->'media' is null) over s as straight
      from (select *, item->>'customerRef' as customer_ref from batch) b
        join customer_identities i using (account_id, customer_ref)
      window s as (partition by i.session_id)
    ),
    touched as (
      update sessions s set version = s.version + u.said, last_seq = s.last_seq + u.said,
        message_count = s.message_count + u.said, last_message = left(u.text, 200), last_sender_type = 'customer',
        last_message_at = u.received_at, last_customer_at = u.received_at,
        replies_since = ${waitingToBeSent}, updated_at = now()
      from said u
      where s.id = u.session_id and u.nth = u.said and u.straight and s.status in ('pending', 'manual')
      returning s.id, s.last_seq - u.said as before, s.manual_cs_id
    ),
    added as materialized (
      select u.*, t.before + u.nth as seq, t.manual_cs_id from said u join touched t on t.id = u.session_id
    ),
    stored as (
      insert into messages (session_id, seq, sender_type, sender_id, msg_type, content, remote_key, trace_id, created_at)
      select session_id, seq, 'customer', customer_ref, msg_type, text, remote_key, trace_id, received_at from added
    ),
    told as (${appendFrom(sql`select 'new_message', session_id, manual_cs_id, seq from added order by xid, id`)})
    select b.account_id as "accountId", b.item, b.trace_id as "traceId", b.received_at as "receivedAt" from batch b
    where not exists (select 1 from added a where a.xid = b.xid and a.id = b.id)
    order by b.xid, b.id`)
