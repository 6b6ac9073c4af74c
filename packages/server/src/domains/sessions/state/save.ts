import { append } from '../../../feed/index.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { ints, texts, times } from '../../../platform/sql-lists.ts'
import { askBot, dropTurns } from '../../bots/index.ts'
import { queueFetches, type StoredMedia } from '../../files/index.ts'
import { wish } from '../../handling/index.ts'
import { enqueue } from '../../outbox/index.ts'
import type { Draft } from './draft.ts'
import { keepHandoffs } from './handoffs.ts'
import { insertMessages } from './insert-messages.ts'
import type { Session } from './rows.ts'
import { wishesOf } from './wishes.ts'

/** Writes drafts as sets, one statement a table, so that a batch costs what a single row does. */
export async function save(tx: Handle, drafts: readonly Draft[]): Promise<void> {
  const created = drafts.filter((draft) => draft.isNew)
  if (created.length > 0) await insertSessions(tx, created)
  const changed = drafts.filter((draft) => !draft.isNew)
  const moved = changed.filter((draft) => draft.events.length > 0)
  if (changed.length > 0)
    await touchSessions(
      tx,
      changed.map((draft) => draft.session),
    )
  if (moved.length > 0)
    await moveSessions(
      tx,
      moved.map((draft) => draft.session),
    )
  await insertMessages(
    tx,
    drafts.flatMap((draft) => draft.messages),
  )
  await insertEvents(tx, drafts)
  await keepHandoffs(tx, drafts)
  await dropTurns(
    tx,
    drafts.filter(hasLeftBot).map(({ session }) => session.id),
  )
  await enqueue(
    tx,
    drafts.flatMap(({ session, messages, codes }) =>
      messages
        .filter((m) => m.delivery === 'queued')
        .map((m) => ({
          sessionId: session.id,
          seq: m.seq,
          accountId: session.accountId,
          customerRef: session.customerRef,
          content: m.content,
          file: m.media && sentFile(m.media),
          code: codes.get(m.seq),
          traceId: m.traceId,
        })),
    ),
  )
  await queueFetches(
    tx,
    drafts.flatMap(({ session, messages }) =>
      messages.flatMap(({ seq, media }) =>
        media && media.fileId === undefined
          ? [{ sessionId: session.id, seq, accountId: session.accountId, media }]
          : [],
      ),
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
  await wish(tx, drafts.flatMap(wishesOf))
  await append(
    tx,
    drafts.flatMap(({ session, changes }) => changes.map((change) => ({ sessionId: session.id, ...change }))),
  )
}

const hasLeftBot = ({ events }: Draft) => events.some(({ from, to }) => from === 'ai' && to !== 'ai')

const sentFile = ({ fileId, kind }: StoredMedia) => (fileId === undefined ? null : { fileId, kind })

async function insertSessions(tx: Handle, drafts: readonly Draft[]): Promise<void> {
  const all = drafts.map((draft) => draft.session)
  const text = (pick: (s: Session) => string | null) => texts(all.map(pick))
  const int = (pick: (s: Session) => number) => ints(all.map(pick))
  await tx.run(sql`
    insert into customers (id) select * from unnest(${text((s) => s.customerId)}) on conflict do nothing`)
  // Whose an identity is, is asked and held by the statement that uses it: it may have been given to another customer.
  await tx.run(sql`
    with owned as (
      insert into customer_identities (account_id, customer_ref, customer_id, session_id)
      select * from unnest(${text((s) => s.accountId)}, ${text((s) => s.customerRef)}, ${text((s) => s.customerId)},
        ${text((s) => s.id)})
      on conflict (account_id, customer_ref) do update set session_id = excluded.session_id
      returning session_id, customer_id)
    insert into sessions (id, account_id, customer_id, customer_ref, status, handoff_reason, pending_since, version,
      last_seq, message_count, last_message, last_sender_type, last_message_at, last_customer_at, replies_since,
      previous_session_id, remote_staff)
    select n.id, n.account_id, owned.customer_id, n.customer_ref, n.status, n.handoff_reason, n.pending_since, n.version,
      n.last_seq, n.message_count, n.last_message, n.last_sender_type, n.last_message_at, n.last_customer_at,
      n.replies_since, n.previous_session_id, n.remote_staff
    from unnest(
      ${text((s) => s.id)}, ${text((s) => s.accountId)}, ${text((s) => s.customerRef)},
      ${text((s) => s.status)}, ${text((s) => s.handoffReason)}, ${times(all.map((s) => s.pendingSince))},
      ${int((s) => s.version)}, ${int((s) => s.lastSeq)}, ${int((s) => s.messageCount)},
      ${text((s) => s.lastMessage)}, ${text((s) => s.lastSenderType)}, ${times(all.map((s) => s.lastMessageAt))},
      ${times(all.map((s) => s.lastCustomerAt))}, ${int((s) => s.repliesSince)}, ${text((s) => s.previousSessionId)},
      ${text((s) => s.remoteStaff)})
      as n (id, account_id, customer_ref, status, handoff_reason, pending_since, version, last_seq, message_count,
        last_message, last_sender_type, last_message_at, last_customer_at, replies_since, previous_session_id,
        remote_staff)
      join owned on owned.session_id = n.id`)
}

/** What every message changes. No index covers any of it, so the row is rewritten in place. */
const touchSessions = (tx: Handle, all: readonly Session[]) =>
  tx.run(sql`
    update sessions s set version = u.version, last_seq = u.last_seq, message_count = u.message_count,
      last_message = u.last_message, last_sender_type = u.last_sender_type, last_message_at = u.last_message_at,
      last_customer_at = u.last_customer_at, replies_since = u.replies_since, bot_misses = u.bot_misses,
      updated_at = u.updated_at, remote_staff = u.remote_staff, first_reply_at = u.first_reply_at,
      last_agent_at = u.last_agent_at, bot_answers = u.bot_answers
    from unnest(
      ${texts(all.map((s) => s.id))}, ${ints(all.map((s) => s.version))}, ${ints(all.map((s) => s.lastSeq))},
      ${ints(all.map((s) => s.messageCount))}, ${texts(all.map((s) => s.lastMessage))},
      ${texts(all.map((s) => s.lastSenderType))}, ${times(all.map((s) => s.lastMessageAt))},
      ${times(all.map((s) => s.lastCustomerAt))}, ${ints(all.map((s) => s.repliesSince))},
      ${ints(all.map((s) => s.botMisses))}, ${times(all.map((s) => s.updatedAt))},
      ${texts(all.map((s) => s.remoteStaff))}, ${times(all.map((s) => s.firstReplyAt))},
      ${times(all.map((s) => s.lastAgentAt))}, ${ints(all.map((s) => s.botAnswers))}
    ) as u (id, version, last_seq, message_count, last_message, last_sender_type, last_message_at, last_customer_at,
      replies_since, bot_misses, updated_at, remote_staff, first_reply_at, last_agent_at, bot_answers)
    where s.id = u.id`)

/** What only a transition changes, besides. */
const moveSessions = (tx: Handle, all: readonly Session[]) =>
  tx.run(sql`
    update sessions s set status = u.status, manual_cs_id = u.manual_cs_id, manual_cs_name = u.manual_cs_name,
      last_cs_id = u.last_cs_id, last_cs_name = u.last_cs_name, accept_key = u.accept_key,
      handoff_reason = u.handoff_reason, pending_since = u.pending_since, close_reason = u.close_reason,
      closed_at = u.closed_at, closed_from = u.closed_from, priority = u.priority, excluded_cs_id = u.excluded_cs_id,
      manual_since = u.manual_since
    from unnest(
      ${texts(all.map((s) => s.id))}, ${texts(all.map((s) => s.status))}, ${texts(all.map((s) => s.manualCsId))},
      ${texts(all.map((s) => s.manualCsName))}, ${texts(all.map((s) => s.lastCsId))},
      ${texts(all.map((s) => s.lastCsName))}, ${texts(all.map((s) => s.acceptKey))},
      ${texts(all.map((s) => s.handoffReason))}, ${times(all.map((s) => s.pendingSince))},
      ${texts(all.map((s) => s.closeReason))}, ${times(all.map((s) => s.closedAt))},
      ${texts(all.map((s) => s.closedFrom))}, ${texts(all.map((s) => s.priority))},
      ${texts(all.map((s) => s.excludedCsId))}, ${times(all.map((s) => s.manualSince))}
    ) as u (id, status, manual_cs_id, manual_cs_name, last_cs_id, last_cs_name, accept_key, handoff_reason,
      pending_since, close_reason, closed_at, closed_from, priority, excluded_cs_id, manual_since)
    where s.id = u.id`)

async function insertEvents(tx: Handle, drafts: readonly Draft[]): Promise<void> {
  const all = drafts.flatMap(({ session, events }) => events.map((event) => ({ ...event, sessionId: session.id })))
  if (all.length === 0) return
  const text = (pick: (e: (typeof all)[number]) => string | null) => texts(all.map(pick))
  await tx.run(sql`
    insert into session_events (session_id, transition, from_status, to_status, actor_type, actor_id, reason, seq,
      cs_id, note)
    select * from unnest(
      ${text((e) => e.sessionId)}, ${text((e) => e.transition)}, ${text((e) => e.from)}, ${text((e) => e.to)},
      ${text((e) => e.actor.type)}, ${text((e) => e.actor.id ?? null)}, ${text((e) => e.reason ?? null)},
      ${ints(all.map((e) => e.seq))}, ${text((e) => e.csId)}, ${text((e) => e.note ?? null)})`)
}
