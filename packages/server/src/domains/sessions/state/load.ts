import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { deskLanguage } from '../../language/index.ts'
import { type Draft, draftOf } from './draft.ts'
import type { Session } from './rows.ts'

export const sessionColumns = sql`
  s.id, s.account_id as "accountId", s.customer_id as "customerId", s.customer_ref as "customerRef",
  c.display_name as "customerName", c.remark as "customerRemark",
  (select v.etag from customer_avatars v where v.customer_id = c.id) as "customerAvatar", coalesce(c.is_vip, false) as "isVip",
  coalesce(c.tag_ids, '{}') as "customerTagIds", s.tag_ids as "tagIds", a.channel_id as "channelId", a.contract_type as "contractType",
  a.external_id as "kfId", a.bot_id as "botId", a.reply_hours as "replyHours", a.reply_messages as "replyMessages", a.mode, a.read_here as "readHere", a.recall_seconds as "recallSeconds", ${deskLanguage} as language, s.previous_session_id as "previousSessionId",
  s.created_at as "createdAt", s.status, s.manual_cs_id as "manualCsId", s.manual_cs_name as "manualCsName",
  s.last_cs_id as "lastCsId", s.last_cs_name as "lastCsName", s.accept_key as "acceptKey",
  s.handoff_reason as "handoffReason", s.pending_since as "pendingSince", s.bot_misses as "botMisses", s.bot_answers as "botAnswers",
  s.version, s.last_seq as "lastSeq", s.message_count as "messageCount", s.last_message as "lastMessage",
  s.last_sender_type as "lastSenderType", s.last_message_at as "lastMessageAt",
  s.last_customer_at as "lastCustomerAt", s.replies_since as "repliesSince", s.remote_staff as "remoteStaff",
  (select count(*)::int from messages f where f.session_id = s.id and f.delivery in ('failed', 'expired')
    and f.sender_type in ('ai', 'manual') and f.recalled_at is null) as unsent, s.close_reason as "closeReason",
  s.closed_at as "closedAt", s.closed_from as "closedFrom", s.updated_at as "updatedAt", s.priority,
  s.team_id as "teamId", s.offline_queue as "offlineQueue", s.excluded_cs_id as "excludedCsId", s.manual_since as "manualSince",
  s.first_reply_at as "firstReplyAt", s.last_agent_at as "lastAgentAt"`

/** Whoever waited for a lock goes on with the customer read before: a session that was given to another is not left out. */
export const sessionJoins = sql`
  left join customers c on c.id = s.customer_id join channel_accounts a on a.id = s.account_id`

export const sessionTables = sql`sessions s ${sessionJoins}`

/**
 * Of `sessions s`: remotes that count replies count these when they get them, after whatever the customer writes meanwhile.
 * What goes by a code is not counted.
 */
export const waitingToBeSent = sql`(select count(*)::int from outbound o where o.session_id = s.id and o.code is null)`

type Locked = Session & { now: Date; waiting: number }

/** Locks one session for the rest of the transaction. */
export async function lock(tx: Handle, id: string): Promise<Draft | undefined> {
  const [draft] = await lockWhere(tx, sql`s.id = ${id}`)
  return draft
}

/** The newest session of each customer, locked in the order of ids so that two batches cannot wait for each other. */
export const lockNewestOf = (
  tx: Handle,
  customers: readonly { accountId: string; customerRef: string }[],
): Promise<Draft[]> =>
  lockWhere(
    tx,
    sql`s.id in (
    select i.session_id from customer_identities i
    join unnest(${customers.map((c) => c.accountId)}::text[], ${customers.map((c) => c.customerRef)}::text[])
      as wanted (account_id, customer_ref) using (account_id, customer_ref))`,
  )

async function lockWhere(tx: Handle, condition: Sql): Promise<Draft[]> {
  const rows = await tx.rows<Locked>(sql`
    select ${sessionColumns}, now() as now, ${waitingToBeSent} as waiting from ${sessionTables} where ${condition}
    order by s.id for update of s`)
  return rows.map(({ now, waiting, ...session }) => draftOf(session, now, { waiting }))
}
