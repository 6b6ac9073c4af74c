import { type Change, type Frame, formatCursor } from '../../feed/index.ts'
import { type Handle, sql } from '../../platform/db.ts'
import { ints, texts } from '../../platform/sql-lists.ts'
import { sessionColumns, sessionTables } from './load.ts'
import { messageColumns } from './message-columns.ts'
import { messageId, presentMessage, presentSession } from './present.ts'
import type { Message, Session } from './rows.ts'

/** Told to every agent who may see the session; the others only concern whoever has it open. */
const toldToAll = new Set(['new_pending_session', 'session_accepted', 'session_closed', 'session_updated'])

/**
 * Changes as the frames of `contract.ts`. Session and message are shown as they are now, which may be later than the
 * change: the summary carries its version, and a message that has been sent meanwhile says so.
 */
export const framesOf =
  (db: Handle) =>
  async (changes: readonly Change[]): Promise<Frame[]> => {
    const [sessions, messages] = await Promise.all([sessionTexts(db, changes), messageTexts(db, changes)])
    return changes.map((change) => {
      const session = sessions.get(change.sessionId) ?? '{}'
      const message = change.seq === null ? undefined : messages.get(messageId(change.sessionId, change.seq))
      const near = frame(change, change.kind, message ?? change.data ?? '{}', session)
      if (toldToAll.has(change.kind)) return { near, far: near }
      if (change.kind === 'new_message') return { near, far: frame(change, 'session_updated', '{}', session) }
      return { near }
    })
  }

const frame = (change: Change, type: string, data: string, session: string) =>
  `{"type":"${type}","sessionId":"${change.sessionId}","cursor":"${formatCursor(change)}","data":${data},"session":${session}}`

async function sessionTexts(db: Handle, changes: readonly Change[]): Promise<Map<string, string>> {
  const ids = [...new Set(changes.map(({ sessionId }) => sessionId))]
  const rows = await db.rows<Session>(sql`select ${sessionColumns} from ${sessionTables} where s.id = any(${ids})`)
  return new Map(rows.map((row) => [row.id, JSON.stringify(presentSession(row))]))
}

async function messageTexts(db: Handle, changes: readonly Change[]): Promise<Map<string, string>> {
  const told = changes.filter(({ seq }) => seq !== null)
  if (told.length === 0) return new Map()
  const rows = await db.rows<Message>(sql`
    select ${messageColumns} from messages join unnest(
      ${texts(told.map((c) => c.sessionId))}, ${ints(told.map((c) => c.seq))}) as wanted (session_id, seq) using (session_id, seq)`)
  return new Map(
    rows.map((row) => {
      const { sessionId: _, ...data } = presentMessage(row)
      return [data.msgId, JSON.stringify(data)]
    }),
  )
}
