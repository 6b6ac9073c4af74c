import { type Change, type Frame, formatCursor } from '../../../feed/index.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { ints, texts } from '../../../platform/sql-lists.ts'
import type { SessionInfo } from '../contract.ts'
import { sessionColumns, sessionTables } from '../state/load.ts'
import type { Message, Session } from '../state/rows.ts'
import { lifeKinds, timeKinds, transferKinds } from './kinds.ts'
import { messageColumns } from './message-columns.ts'
import { personalKinds } from './personal.ts'
import { messageId, presentMessage, presentSession } from './present.ts'
import type { ReadScope } from './visibility.ts'

/** Told to every agent who may see the session; the others only concern whoever has it open. */
const toldToAll = new Set<string>([...lifeKinds, ...transferKinds, ...timeKinds, ...personalKinds, 'session_updated'])

/**
 * Changes as the frames of `contract.ts`. Session and message are shown as they are now, which may be later than the
 * change: the summary carries its version, and a message that has been sent meanwhile says so.
 */
export const framesOf =
  (db: Handle, scope: ReadScope) =>
  async (changes: readonly Change[]): Promise<Frame[]> => {
    const [sessions, messages] = await Promise.all([sessionTexts(db, changes), messageTexts(db, changes)])
    return changes.map((change) => {
      const { kind, seq, data, sessionId } = change
      const session = sessions.get(sessionId) ?? unknown
      const { whole, brief } = session
      const message = seq === null ? undefined : messages.get(messageId(sessionId, seq))
      const mine = scope === 'all' || isStillOf(session, change) ? whole : brief
      const near = frame(change, kind, message ?? data ?? '{}', mine)
      const isMessage = kind === 'new_message'
      if (!isMessage && !toldToAll.has(kind)) return { near }
      const type = isMessage ? 'session_updated' : kind
      const text = isMessage ? '{}' : (data ?? '{}')
      const far = isMessage || mine !== whole ? frame(change, type, text, whole) : near
      if (scope === 'all') return { near, far }
      return { near, far, brief: frame(change, type, text, session.waits ? whole : brief) }
    })
  }

/** Where agents read their own only: what was said since the session went on to somebody else is not theirs to read. */
const isStillOf = ({ waits, owner }: Texts, { assignee }: Change) =>
  waits || (owner !== undefined && owner === assignee)

const frame = (change: Change, type: string, data: string, session: string) =>
  `{"type":"${type}","sessionId":"${change.sessionId}","cursor":"${formatCursor(change)}","data":${data},"session":${session}}`

async function sessionTexts(db: Handle, changes: readonly Change[]): Promise<Map<string, Texts>> {
  const ids = [...new Set(changes.map(({ sessionId }) => sessionId))]
  const rows = await db.rows<Session>(sql`select ${sessionColumns} from ${sessionTables} where s.id = any(${ids})`)
  return new Map(rows.map((row) => [row.id, textsOf(presentSession(row))]))
}

interface Texts {
  readonly whole: string
  /** Without what was said: for agents who may not read it, and have to know that it waits no longer. */
  readonly brief: string
  readonly waits: boolean
  /** Whose it is, or was at the end. */
  readonly owner: string | undefined
}

const unknown: Texts = { whole: '{}', brief: '{}', waits: false, owner: undefined }

function textsOf(session: SessionInfo): Texts {
  const { lastMessage: _, ...brief } = session
  const { status, manualCsId: owner } = session
  return { whole: JSON.stringify(session), brief: JSON.stringify(brief), waits: status === 'pending', owner }
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
