import { type Handle, sql } from '../../../platform/db.ts'
import type { Answered, Source } from '../../bots/index.ts'
import type { SessionStatus } from '../../sessions/contract.ts'
import { messageId } from '../../sessions/index.ts'
import type { Place } from '../posts/find-post.ts'
import { refusal } from '../refusal.ts'

/** What became of what a visitor said. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answered: Answered; readonly messageId: string }
  | { readonly kind: 'with_person'; readonly status: 'queued' | 'agent'; readonly messageId: string }

type OnDelta = ((text: string) => void) | undefined

/** What became of a message that the bot did not answer here. */
export async function outcomeOf(db: Handle, { sessionId, seq }: Place, onDelta: OnDelta): Promise<Outcome> {
  const row = await db.one<{ status: SessionStatus }>(sql`select status from sessions where id = ${sessionId}`)
  const id = messageId(sessionId, seq)
  if (row?.status === 'manual') return { kind: 'with_person', status: 'agent', messageId: id }
  // A number said after the end is an answer to how they were served: the desk thanks, and the session stays closed.
  const thanks = row?.status === 'closed' ? await deskLineAfter(db, { sessionId, seq }) : undefined
  if (thanks) return said(thanks.content, { ...thanks, sessionId }, onDelta)
  return { kind: 'with_person', status: 'queued', messageId: id }
}

/** The answer that a message got when it came first. @throws AppError 409 while it is being answered */
export async function repeatedOutcome(db: Handle, place: Place, onDelta: OnDelta): Promise<Outcome> {
  const { sessionId, seq } = place
  const answer = await db.one<Line & { sources: Source[] | null }>(sql`
    select a.seq, a.content, src.sources from messages q
      join messages a on a.session_id = q.session_id and a.seq > q.seq and a.trace_id = q.trace_id and a.sender_type = 'ai'
      left join answer_sources src on src.session_id = a.session_id and src.seq = a.seq
    where q.session_id = ${sessionId} and q.seq = ${seq} order by a.seq limit 1`)
  if (answer) return said(answer.content, { sessionId, seq: answer.seq }, onDelta, answer.sources ?? [])
  const waits = await db.one(sql`
    select 1 from bot_turns t join messages q on q.session_id = t.session_id and q.trace_id = t.trace_id
    where t.session_id = ${sessionId} and q.seq = ${seq}`)
  if (waits) throw refusal('answering_this')
  return outcomeOf(db, place, onDelta)
}

interface Line {
  readonly seq: number
  readonly content: string
}

const deskLineAfter = (db: Handle, { sessionId, seq }: Place): Promise<Line | undefined> =>
  db.one<Line>(sql`
    select seq, content from messages where session_id = ${sessionId} and seq > ${seq} and msg_type = 'system'
    order by seq limit 1`)

function said(text: string, { sessionId, seq }: Place, onDelta: OnDelta, sources: readonly Source[] = []): Outcome {
  onDelta?.(text)
  const usage = { promptTokens: 0, completionTokens: 0 }
  const answered: Answered = { text, missed: false, sources, usage, finishReason: 'stop', model: '' }
  return { kind: 'answered', answered, messageId: messageId(sessionId, seq) }
}
