import { type Handle, sql } from '../../../platform/db.ts'
import { ints, texts } from '../../../platform/sql-lists.ts'
import type { MessageInfo, SessionInfo } from '../contract.ts'
import { sessionColumns, sessionTables } from '../state/load.ts'
import type { Message, Session } from '../state/rows.ts'
import { messageColumns } from './message-columns.ts'
import { presentMessage, presentSession } from './present.ts'

export interface Place {
  readonly sessionId: string
  readonly seq: number
}

export interface Shown {
  readonly message: MessageInfo
  readonly session: SessionInfo
}

/** Messages with their sessions as they are now, in the order asked for; who may see them was asked before. */
export async function showMessages(db: Handle, places: readonly Place[]): Promise<Shown[]> {
  if (places.length === 0) return []
  const ids = [...new Set(places.map(({ sessionId }) => sessionId))]
  const [messages, sessions] = await Promise.all([
    db.rows<Message>(sql`
      select ${messageColumns} from unnest(${texts(places.map((p) => p.sessionId))}, ${ints(places.map((p) => p.seq))})
        with ordinality as wanted (session_id, seq, nth) join messages using (session_id, seq) order by nth`),
    db.rows<Session>(sql`select ${sessionColumns} from ${sessionTables} where s.id = any(${ids})`),
  ])
  const byId = new Map(sessions.map((session) => [session.id, presentSession(session)]))
  return messages.flatMap((message) => {
    const session = byId.get(message.sessionId)
    return session ? [{ message: presentMessage(message), session }] : []
  })
}
