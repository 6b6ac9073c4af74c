import { type Handle, sql } from '../../../platform/db.ts'
import { termsOf } from '../search/tokens.ts'

export interface Unanswered {
  readonly botId: string
  readonly question: string
  readonly sessionId?: string | undefined
  /** Nothing was found, or what was found did not help. */
  readonly reason: 'missed' | 'disliked'
}

const mostChars = 500

/** Counts a question that was not answered. Two that differ only in their writing are one; what asks nothing is none. */
export async function noteUnanswered(tx: Handle, { botId, question, sessionId, reason }: Unanswered): Promise<void> {
  const asked = question.trim().slice(0, mostChars).replaceAll('\0', '')
  const normal = termsOf(asked).sort().join(' ').slice(0, mostChars)
  if (!normal) return
  await tx.run(sql`
    insert into unanswered_questions (bot_id, normal, question, session_id, reason)
    select id, ${normal}, ${asked}, ${sessionId ?? null}, ${reason} from bots where id = ${botId}
    on conflict (bot_id, normal) do update set times = unanswered_questions.times + 1, question = excluded.question,
      session_id = coalesce(excluded.session_id, unanswered_questions.session_id), reason = excluded.reason, last_at = now(),
      -- What was answered and is asked in vain again is open again; what nobody wants to answer stays away.
      state = case unanswered_questions.state when 'answered' then 'open' else unanswered_questions.state end`)
}
