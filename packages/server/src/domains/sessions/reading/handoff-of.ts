import { type Handle, sql } from '../../../platform/db.ts'
import { asksForPerson } from '../../bots/index.ts'
import type { SessionInfo } from '../contract.ts'
import { findHandoff } from '../state/handoffs.ts'

const questionsShown = 3
const maxChars = 200

/**
 * What stands before the agent who goes on after the bot: what the bot said about it, or else the last questions of the
 * customer.
 */
export async function handoffOf(
  db: Handle,
  { sessionId, status, handoffReason }: Pick<SessionInfo, 'sessionId' | 'status' | 'handoffReason'>,
): Promise<SessionInfo['handoff']> {
  if (handoffReason === undefined || (status !== 'pending' && status !== 'manual')) return undefined
  const told = handoffReason === 'bot_asked' ? await findHandoff(db, sessionId) : undefined
  const reason = told?.reason || handoffReason
  const summary = told?.summary || (await lastQuestions(db, sessionId))
  return summary === '' ? undefined : { reason, summary }
}

/** Those before it was handed over; that a person is wanted is known. */
async function lastQuestions(db: Handle, sessionId: string): Promise<string> {
  const rows = await db.rows<{ content: string }>(sql`
    select content from messages
    where session_id = ${sessionId} and sender_type = 'customer' and recalled_at is null and seq <= (
      select max(seq) from session_events where session_id = ${sessionId} and to_status = 'pending')
    order by seq desc limit ${questionsShown * 2}`)
  return rows
    .map(({ content }) => content.trim().slice(0, maxChars))
    .filter((content) => content !== '' && !asksForPerson(content))
    .slice(0, questionsShown)
    .reverse()
    .join('\n')
}
