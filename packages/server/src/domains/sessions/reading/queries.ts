import { type Handle, sql } from '../../../platform/db.ts'
import type { HistoryQuery, MessageInfo, SessionInfo } from '../contract.ts'
import { sessionColumns, sessionTables } from '../state/load.ts'
import type { Message, Session } from '../state/rows.ts'
import { messageColumns } from './message-columns.ts'
import { presentMessage, presentSession } from './present.ts'
import { type Reader, visibleTo } from './visibility.ts'

export async function findSession(db: Handle, id: string): Promise<SessionInfo | undefined> {
  const row = await db.one<Session>(sql`select ${sessionColumns} from ${sessionTables} where s.id = ${id}`)
  return row && presentSession(row)
}

/** The same for somebody; what they may not see is not there. */
export async function findVisible(db: Handle, reader: Reader, id: string): Promise<SessionInfo | undefined> {
  const row = await db.one<Session>(sql`
    select ${sessionColumns} from ${sessionTables} where s.id = ${id} and ${visibleTo(reader)}`)
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
