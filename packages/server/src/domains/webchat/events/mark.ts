import { type Cursor, formatCursor, isAfter, parseCursor } from '../../../feed/index.ts'
import type { Place } from '../posts/find-post.ts'

/** How far a visitor has read: everything up to a place in the feed, and in one session up to a message beyond it. */
export interface Mark {
  readonly cursor: Cursor
  readonly shown: Place | undefined
}

export const formatMark = ({ cursor, shown }: Mark): string =>
  shown ? `${formatCursor(cursor)}~${shown.sessionId}~${shown.seq}` : formatCursor(cursor)

/** Undefined for what is no mark of ours. */
export function parseMark(text: string): Mark | undefined {
  const [place = '', sessionId, seq, ...rest] = text.split('~')
  const cursor = parseCursor(place)
  if (!cursor || rest.length > 0) return undefined
  if (sessionId === undefined) return { cursor, shown: undefined }
  return /^ses_\w{1,40}$/.test(sessionId) && /^\d{1,9}$/.test(seq ?? '')
    ? { cursor, shown: { sessionId, seq: Number(seq) } }
    : undefined
}

interface Told extends Cursor {
  readonly kind: string
  readonly sessionId: string
  readonly seq: number | null
}

/** Has the visitor not read of it yet? What is told of a message that was shown is news; that there is the message is not. */
export function isNews({ cursor, shown }: Mark, change: Told): boolean {
  if (!isAfter(change, cursor)) return false
  const isShown = change.sessionId === shown?.sessionId && change.seq !== null && change.seq <= shown.seq
  return change.kind !== 'new_message' || !isShown
}
