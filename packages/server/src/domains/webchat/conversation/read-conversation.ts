import { settledPlace } from '../../../feed/index.ts'
import type { Db } from '../../../platform/db.ts'
import { messageId, parseMessageId } from '../../sessions/index.ts'
import type { Conversation } from '../contract.ts'
import { formatMark } from '../events/mark.ts'
import { refusal } from '../refusal.ts'
import type { Visitor } from '../visitor.ts'
import { presentForVisitor, readMessages } from './messages.ts'
import { newestOf, nothingYet } from './standing.ts'

export interface PageAsked {
  readonly older?: string | undefined
  readonly limit?: number | undefined
}

/**
 * What a visitor sees when they come, or a page of what was before. The cursor is taken first: everything up to it is in
 * the page, and what came between is named by the mark, so that the events after it are exactly the rest.
 */
export async function readConversation(
  db: Db,
  visitor: Visitor,
  { older, limit = 50 }: PageAsked,
): Promise<Conversation> {
  const before = older === undefined ? undefined : parseMessageId(older)
  if (older !== undefined && !before) throw refusal('bad_cursor')
  const cursor = await settledPlace(db)
  const rows = await readMessages(db, visitor, { before, limit: limit + 1 })
  const newest = await newestOf(db, visitor)
  const hasMore = rows.length > limit
  const page = hasMore ? rows.slice(1) : rows
  const [first] = page
  const last = page.at(-1)
  return {
    ...(newest && { session_id: newest.sessionId }),
    ...(newest?.standing ?? nothingYet),
    can_rate: newest?.canRate ?? false,
    messages: page.map(presentForVisitor),
    ...(hasMore && first && { older: messageId(first.sessionId, first.seq) }),
    cursor: formatMark({ cursor, shown: before ? undefined : last }),
  }
}
