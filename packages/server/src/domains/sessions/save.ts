import { append } from '../../feed/index.ts'
import { type Handle, sql } from '../../platform/db.ts'
import { askBot } from '../bots/index.ts'
import { enqueue } from '../outbox/index.ts'
import type { Draft } from './draft.ts'
import type { Message, Session } from './rows.ts'

/** Writes drafts as sets, one statement a table, so that a batch costs what a single row does. */
export async function save(tx: Handle, drafts: readonly Draft[]): Promise<void> {
  const created = drafts.filter((draft) => draft.isNew)
  if (created.length > 0) await insertSessions(tx, created)
  const changed = drafts.filter((draft) => !draft.isNew)
  if (changed.length > 0)
    await updateSessions(
      tx,
      changed.map((draft) => draft.session),
    )
  await insertMessages(
    tx,
    drafts.flatMap((draft) => draft.messages),
  )
  await insertEvents(tx, drafts)
  await enqueue(
    tx,
    drafts.flatMap(({ session, messages }) =>
      messages
        .filter((m) => m.delivery === 'queued')
        .map((m) => ({
          messageId: m.id,
          sessionId: session.id,
          seq: m.seq,
          accountId: session.accountId,
          customerRef: session.customerRef,
          content: m.content,
          traceId: m.traceId,
        })),
    ),
  )
  await askBot(
    tx,
    drafts.flatMap(({ session, turns }) =>
      session.botId === null
        ? []
        : turns.map((turn) => ({
            sessionId: session.id,
            botId: session.botId ?? '',
            ...turn,
          })),
    ),
  )
  await append(
    tx,
    drafts.flatMap(({ session, changes }) => changes.map((change) => ({ sessionId: session.id, ...change }))),
  )
}

async function insertSessions(tx: Handle, drafts: readonly Draft[]): Promise<void> {
  const all = drafts.map((draft) => draft.session)
  const text = (pick: (s: Session) => string | null) => all.map(pick)
  await tx.run(sql`
    insert into customers (id) select * from unnest(${text((s) => s.customerId)}::text[]) on conflict do nothing`)
  await tx.run(sql`
    insert into sessions (id, account_id, customer_id, customer_ref, status, handoff_reason, pending_since, version, last_seq,
      message_count, last_message, last_sender_type, last_message_at, previous_session_id)
    select * from unnest(
      ${text((s) => s.id)}::text[], ${text((s) => s.accountId)}::text[], ${text((s) => s.customerId)}::text[],
      ${text((s) => s.customerRef)}::text[], ${text((s) => s.status)}::text[], ${text((s) => s.handoffReason)}::text[],
      ${all.map((s) => s.pendingSince)}::timestamptz[], ${all.map((s) => s.version)}::int[],
      ${all.map((s) => s.lastSeq)}::int[], ${all.map((s) => s.messageCount)}::int[], ${text((s) => s.lastMessage)}::text[],
      ${text((s) => s.lastSenderType)}::text[], ${all.map((s) => s.lastMessageAt)}::timestamptz[],
      ${text((s) => s.previousSessionId)}::text[])`)
  await tx.run(sql`
    insert into customer_identities (account_id, customer_ref, customer_id, session_id)
    select * from unnest(${text((s) => s.accountId)}::text[], ${text((s) => s.customerRef)}::text[],
      ${text((s) => s.customerId)}::text[], ${text((s) => s.id)}::text[])
    on conflict (account_id, customer_ref) do update set session_id = excluded.session_id`)
}

/** No index covers what a message changes here, so the row is rewritten in place. */
const updateSessions = (tx: Handle, all: readonly Session[]) =>
  tx.run(sql`
    update sessions s set status = u.status, manual_cs_id = u.manual_cs_id, manual_cs_name = u.manual_cs_name,
      last_cs_id = u.last_cs_id, last_cs_name = u.last_cs_name, accept_key = u.accept_key,
      handoff_reason = u.handoff_reason, pending_since = u.pending_since, bot_misses = u.bot_misses, version = u.version,
      last_seq = u.last_seq, message_count = u.message_count, last_message = u.last_message,
      last_sender_type = u.last_sender_type, last_message_at = u.last_message_at,
      close_reason = u.close_reason, closed_at = u.closed_at, updated_at = u.updated_at
    from unnest(
      ${all.map((s) => s.id)}::text[], ${all.map((s) => s.status)}::text[], ${all.map((s) => s.manualCsId)}::text[],
      ${all.map((s) => s.manualCsName)}::text[], ${all.map((s) => s.lastCsId)}::text[],
      ${all.map((s) => s.lastCsName)}::text[], ${all.map((s) => s.acceptKey)}::text[],
      ${all.map((s) => s.handoffReason)}::text[], ${all.map((s) => s.pendingSince)}::timestamptz[],
      ${all.map((s) => s.botMisses)}::int[], ${all.map((s) => s.version)}::int[], ${all.map((s) => s.lastSeq)}::int[],
      ${all.map((s) => s.messageCount)}::int[], ${all.map((s) => s.lastMessage)}::text[],
      ${all.map((s) => s.lastSenderType)}::text[], ${all.map((s) => s.lastMessageAt)}::timestamptz[],
      ${all.map((s) => s.closeReason)}::text[], ${all.map((s) => s.closedAt)}::timestamptz[],
      ${all.map((s) => s.updatedAt)}::timestamptz[]
    ) as u (id, status, manual_cs_id, manual_cs_name, last_cs_id, last_cs_name, accept_key, handoff_reason,
      pending_since, bot_misses, version, last_seq, message_count, last_message, last_sender_type, last_message_at,
      close_reason, closed_at, updated_at)
    where s.id = u.id`)

async function insertMessages(tx: Handle, all: readonly Message[]): Promise<void> {
  if (all.length === 0) return
  const text = (pick: (m: Message) => string | null) => all.map(pick)
  await tx.run(sql`
    insert into messages (id, session_id, seq, sender_type, sender_id, sender_name, msg_type, content, remote_key,
      client_msg_id, delivery, trace_id, created_at)
    select * from unnest(
      ${text((m) => m.id)}::text[], ${text((m) => m.sessionId)}::text[], ${all.map((m) => m.seq)}::int[],
      ${text((m) => m.senderType)}::text[], ${text((m) => m.senderId)}::text[], ${text((m) => m.senderName)}::text[],
      ${text((m) => m.msgType)}::text[], ${text((m) => m.content)}::text[], ${text((m) => m.remoteKey)}::text[],
      ${text((m) => m.clientMsgId)}::text[], ${text((m) => m.delivery)}::text[], ${text((m) => m.traceId)}::text[],
      ${all.map((m) => m.createdAt)}::timestamptz[])`)
}

async function insertEvents(tx: Handle, drafts: readonly Draft[]): Promise<void> {
  const all = drafts.flatMap(({ session, events }) => events.map((event) => ({ ...event, session })))
  if (all.length === 0) return
  await tx.run(sql`
    insert into session_events (session_id, transition, from_status, to_status, actor_type, actor_id, reason)
    select * from unnest(
      ${all.map((e) => e.session.id)}::text[], ${all.map((e) => e.transition)}::text[], ${all.map((e) => e.from)}::text[],
      ${all.map((e) => e.to)}::text[], ${all.map((e) => e.actor.type)}::text[],
      ${all.map((e) => e.actor.id ?? null)}::text[], ${all.map((e) => e.reason ?? null)}::text[])`)
}
