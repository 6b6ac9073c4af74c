import { type Handle, sql } from '../../../platform/db.ts'

interface Said {
  readonly role: 'user' | 'assistant'
  readonly content: string
}

const remembered = 12

/** What was said in the session before the message of this trace, oldest first: what a bot may know of it. */
export async function botHistory(db: Handle, sessionId: string, traceId: string): Promise<Said[]> {
  const rows = await db.rows<{ by: string; content: string }>(sql`
    select sender_type as by, content from messages
    where session_id = ${sessionId} and sender_type is not null and recalled_at is null and seq < (
      select coalesce(min(seq) filter (where trace_id = ${traceId} and sender_type = 'customer'), max(seq))
      from messages where session_id = ${sessionId})
    order by seq desc limit ${remembered}`)
  return rows.reverse().map(({ by, content }) => ({ role: by === 'customer' ? 'user' : 'assistant', content }))
}
