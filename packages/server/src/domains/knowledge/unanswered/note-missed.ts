import { type Handle, sql } from '../../../platform/db.ts'
import { noteUnanswered } from './note.ts'

/** Counts the message of this trace, which the bot of its session could not answer. */
export async function noteMissed(
  tx: Handle,
  turn: { sessionId: string; botId: string; traceId: string },
): Promise<void> {
  const { sessionId, botId, traceId } = turn
  const asked = await tx.one<{ content: string }>(sql`
    select content from messages
    where session_id = ${sessionId} and trace_id = ${traceId} and sender_type = 'customer' and msg_type = 'text'
    order by seq desc limit 1`)
  if (asked) await noteUnanswered(tx, { botId, sessionId, question: asked.content, reason: 'missed' })
}
