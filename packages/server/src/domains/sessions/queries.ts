import { type Handle, sql } from '../../platform/db.ts'
import type { HistoryQuery, ListQuery, MessageInfo, SessionInfo } from './contract.ts'
import { sessionColumns, sessionTables } from './load.ts'
import { messageColumns } from './message-columns.ts'
import { presentMessage, presentSession } from './present.ts'
import type { Message, Session } from './rows.ts'

export interface Page<T> {
  readonly items: T[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string
}

/**
 * Newest activity first. Open sessions are few and are sorted as they are found; closed ones come from their own index
 * by the moment they were closed, so that a message need not touch any index of its session.
 */
export async function listSessions(db: Handle, query: ListQuery): Promise<Page<SessionInfo>> {
  const limit = query.limit ?? 200
  const from = parsePageCursor(query.cursor)
  const filters = sql`
    (${query.csId ?? null}::text is null or coalesce(s.manual_cs_id, s.last_cs_id) = ${query.csId ?? null})
    and (${query.channelType ?? null}::text is null or a.contract_type = ${query.channelType ?? null})`
  const open =
    query.status === 'closed'
      ? []
      : await db.rows<Session>(sql`
    select ${sessionColumns} from ${sessionTables}
    where s.status <> 'closed' and (${query.status ?? null}::text is null or s.status = ${query.status ?? null})
      and ${filters} and (s.last_message_at, s.id) < (${from.at}::timestamptz, ${from.id}::text)
    order by s.last_message_at desc, s.id desc limit ${limit + 1}`)
  const closed =
    query.status && query.status !== 'closed'
      ? []
      : await db.rows<Session>(sql`
    select ${sessionColumns} from ${sessionTables}
    where s.status = 'closed' and ${filters} and (s.closed_at, s.id) < (${from.at}::timestamptz, ${from.id}::text)
    order by s.closed_at desc, s.id desc limit ${limit + 1}`)
  const found = [...open, ...closed].sort(newestFirst)
  const last = found.length > limit ? found[limit - 1] : undefined
  return { items: found.slice(0, limit).map(presentSession), ...(last && { next: pageCursor(last) }) }
}

const activity = (s: Session) => s.closedAt ?? s.lastMessageAt
const newestFirst = (a: Session, b: Session) => activity(b).getTime() - activity(a).getTime() || (a.id < b.id ? 1 : -1)
const pageCursor = (s: Session) => `${activity(s).getTime()}_${s.id}`

function parsePageCursor(cursor: string | undefined): { at: Date | 'infinity'; id: string } {
  const [, ms, id] = /^(\d{1,14})_(\w+)$/.exec(cursor ?? '') ?? []
  return ms && id ? { at: new Date(Number(ms)), id } : { at: 'infinity', id: '' }
}

export async function findSession(db: Handle, id: string): Promise<SessionInfo | undefined> {
  const row = await db.one<Session>(sql`select ${sessionColumns} from ${sessionTables} where s.id = ${id}`)
  return row && presentSession(row)
}

/** Oldest first; without `beforeSeq` the newest `limit` of them. */
export async function history(db: Handle, sessionId: string, query: HistoryQuery): Promise<MessageInfo[]> {
  const rows = await db.rows<Message>(sql`
    select ${messageColumns} from messages
    where session_id = ${sessionId} and (${query.includeSystem ?? false} or sender_type is not null)
      and (${query.beforeSeq ?? null}::int is null or seq < ${query.beforeSeq ?? null})
    order by seq desc limit ${query.limit ?? 1000}`)
  return rows.reverse().map(presentMessage)
}
