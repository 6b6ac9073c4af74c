import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { ints, texts } from '../../../platform/sql-lists.ts'
import type { StoredMedia } from '../../files/index.ts'
import { messageId } from '../../sessions/index.ts'
import type { VisitorMessage } from '../contract.ts'
import type { Place } from '../posts/find-post.ts'
import type { Visitor } from '../visitor.ts'

interface Row extends Place {
  readonly senderType: 'customer' | 'ai' | 'manual' | null
  readonly senderName: string | null
  readonly content: string
  readonly createdAt: Date
  readonly recalledAt: Date | null
  readonly media: StoredMedia | null
  readonly sources: VisitorMessage['sources'] | null
  readonly feedback: 'up' | 'down' | null
  readonly clientMsgId: string | null
}

const columns = sql`
  m.session_id as "sessionId", m.seq, m.sender_type as "senderType", m.sender_name as "senderName", m.content,
  m.created_at as "createdAt", m.recalled_at as "recalledAt", m.media, src.sources, f.value as feedback,
  p.client_msg_id as "clientMsgId"`

const beside = sql`
  left join answer_sources src on src.session_id = m.session_id and src.seq = m.seq
  left join answer_feedback f on f.session_id = m.session_id and f.seq = m.seq
  left join web_posts p on p.session_id = m.session_id and p.seq = m.seq`

/** Notes are among colleagues; every other line was said to the customer. Of `messages m`. */
export const isForVisitor: Sql = sql`m.msg_type <> 'note'`

/** Sessions `s` of nobody else, found by the customer that the identity `i` is of. */
export const sessionsOf = ({ accountId, endUserId }: Visitor): Sql => sql`
  customer_identities i join sessions s on s.customer_id = i.customer_id and s.account_id = i.account_id
    and s.customer_ref = i.customer_ref and i.account_id = ${accountId} and i.customer_ref = ${endUserId}`

/** A page of what was said, over all sessions, oldest first; without `before` the newest. */
export async function readMessages(
  db: Handle,
  visitor: Visitor,
  { before, limit }: { readonly before: Place | undefined; readonly limit: number },
): Promise<Row[]> {
  const rows = await db.rows<Row>(sql`
    with edge as (
      select s.created_at, s.id, ${before?.seq ?? 0}::int as seq from ${sessionsOf(visitor)}
      where s.id = ${before?.sessionId ?? ''})
    select ${columns} from ${sessionsOf(visitor)} join messages m on m.session_id = s.id ${beside}
    where ${isForVisitor}
      and (${before === undefined} or (s.created_at, s.id, m.seq) < (select created_at, id, seq from edge))
    order by s.created_at desc, s.id desc, m.seq desc limit ${limit}`)
  return rows.reverse()
}

/** What there is of these to show, by its id. Whose they are was asked before. */
export async function findMessages(db: Handle, places: readonly Place[]): Promise<Map<string, VisitorMessage>> {
  if (places.length === 0) return new Map()
  const rows = await db.rows<Row>(sql`
    select ${columns} from unnest(${texts(places.map((p) => p.sessionId))}, ${ints(places.map((p) => p.seq))})
      as wanted (session_id, seq) join messages m using (session_id, seq) ${beside}
    where ${isForVisitor}`)
  return new Map(rows.map((row) => [messageId(row.sessionId, row.seq), presentForVisitor(row)]))
}

/** @throws Error for one that is not there: whoever asks has just stored it */
export async function findMessage(db: Handle, { sessionId, seq }: Place): Promise<VisitorMessage> {
  const message = (await findMessages(db, [{ sessionId, seq }])).get(messageId(sessionId, seq))
  if (!message) throw new Error('A message that was stored is not there.')
  return message
}

const roles = { customer: 'user', ai: 'assistant', manual: 'agent' } as const

/** Neither ids of people nor what the desk knows about its sending. */
export function presentForVisitor(row: Row): VisitorMessage {
  const { sessionId, seq, senderType, senderName, content, createdAt, recalledAt, media } = row
  const isShown = recalledAt === null
  return {
    id: messageId(sessionId, seq),
    role: senderType === null ? 'system' : roles[senderType],
    content: isShown ? content : '',
    created_at: createdAt.toISOString(),
    ...(senderName !== null && { name: senderName }),
    ...(isShown && row.sources && { sources: row.sources }),
    ...(isShown && media?.fileId !== undefined && { file: fileOf(media, media.fileId) }),
    ...(row.feedback !== null && { feedback: row.feedback }),
    ...(row.clientMsgId !== null && { client_msg_id: row.clientMsgId }),
    ...(!isShown && { recalled: true }),
  }
}

const fileOf = ({ name, size, kind }: StoredMedia, id: string) => ({ id, name: name ?? '', size: size ?? 0, kind })
