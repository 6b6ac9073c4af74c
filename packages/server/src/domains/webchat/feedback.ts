import { type Db, sql } from '../../platform/db.ts'
import { noteUnanswered } from '../knowledge/index.ts'
import { parseMessageId } from '../sessions/index.ts'
import { sessionsOf } from './conversation/messages.ts'
import { refusal } from './refusal.ts'
import type { Visitor } from './visitor.ts'

export interface Feedback {
  readonly id: string
  readonly value: 'up' | 'down' | null
}

/**
 * What did not help counts as a question without an answer, so that somebody gives the bot one.
 * @throws AppError 404 for what is no answer of the bot to this visitor
 */
export async function keepFeedback(db: Db, visitor: Visitor, { id, value }: Feedback): Promise<void> {
  const { sessionId = '', seq = 0 } = parseMessageId(id) ?? {}
  const answer = await db.one<{ question: string | null }>(sql`
    select (select q.content from messages q where q.session_id = s.id and q.seq < m.seq and q.sender_type = 'customer'
      and q.msg_type = 'text' order by q.seq desc limit 1) as question
    from ${sessionsOf(visitor)} join messages m on m.session_id = s.id
    where s.id = ${sessionId} and m.seq = ${seq} and m.sender_type = 'ai'`)
  if (!answer) throw refusal('message_not_found')
  if (value === null) {
    await db.run(sql`delete from answer_feedback where session_id = ${sessionId} and seq = ${seq}`)
    return
  }
  const { botId } = visitor
  const { question } = answer
  await db.tx(async (tx) => {
    const isNew = await tx.run(sql`
      insert into answer_feedback (session_id, seq, value) values (${sessionId}, ${seq}, ${value})
      on conflict (session_id, seq) do update set value = excluded.value, at = now()
        where answer_feedback.value <> excluded.value`)
    if (isNew && value === 'down' && question)
      await noteUnanswered(tx, { botId, question, sessionId, reason: 'disliked' })
  })
}
