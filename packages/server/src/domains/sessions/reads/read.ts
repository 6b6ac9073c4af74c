import { append } from '../../../feed/index.ts'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { refusal } from '../commands/refusal.ts'
import type { UnreadCount } from '../contract.ts'
import { messageId } from '../reading/present.ts'

export interface Read {
  readonly sessionId: string
  readonly csId: string
  /** Everything up to this message was read. */
  readonly seq: number
}

/** More than this is shown as "and more". */
const countedUpTo = 100

/**
 * Moves the mark of one agent in one session, never back; the agent's other screens are told. Of two marks the further
 * one counts, in whatever order they are told.
 * @throws AppError 40000 when the session has no such message
 */
export const markRead = (db: Db, { sessionId, csId, seq }: Read): Promise<{ lastMsgId: string; unread: number }> =>
  db.tx(async (tx) => {
    const session = await tx.one<{ lastSeq: number }>(sql`
      select last_seq as "lastSeq" from sessions where id = ${sessionId}`)
    if (!session || seq < 1 || seq > session.lastSeq) throw refusal(40000, 'lastMsgId 不是本会话的消息')
    const moved = await tx.run(sql`
      insert into session_reads as r (cs_id, session_id, seq) values (${csId}, ${sessionId}, ${seq})
      on conflict (cs_id, session_id) do update set seq = excluded.seq, read_at = now() where r.seq < excluded.seq`)
    const lastMsgId = messageId(sessionId, seq)
    if (moved > 0) {
      await append(tx, [{ kind: 'session_read', sessionId, assignee: csId, data: { csId, lastMsgId } }])
    }
    return markOf(tx, sessionId, csId)
  })

async function markOf(tx: Handle, sessionId: string, csId: string): Promise<{ lastMsgId: string; unread: number }> {
  const mark = await tx.one<{ seq: number; unread: number }>(sql`
    select r.seq, (
      select count(*)::int from (
        select from messages m where m.session_id = r.session_id and m.seq > r.seq and m.sender_type = 'customer'
        limit ${countedUpTo}) as new) as unread
    from session_reads r where r.cs_id = ${csId} and r.session_id = ${sessionId}`)
  return { lastMsgId: messageId(sessionId, mark?.seq ?? 0), unread: mark?.unread ?? 0 }
}

/** Messages of customers that an agent has not read, of each session that is theirs now; without any it is left out. */
export async function unreadOf(db: Handle, csId: string): Promise<Record<string, UnreadCount>> {
  const rows = await db.rows<{ id: string; seq: number; unread: number }>(sql`
    select s.id, s.last_seq as seq, u.unread from sessions s left join session_reads r on r.cs_id = ${csId} and r.session_id = s.id
    cross join lateral (
      select count(*)::int as unread from (
        select from messages m
        where m.session_id = s.id and m.seq > coalesce(r.seq, 0) and m.sender_type = 'customer'
        limit ${countedUpTo}) as new) u
    where s.status = 'manual' and s.manual_cs_id = ${csId} and u.unread > 0`)
  return Object.fromEntries(rows.map(({ id, seq, unread }) => [id, { unread, lastMsgId: messageId(id, seq) }]))
}
