import { type Handle, sql } from '../../../platform/db.ts'
import type { Answered } from '../answering/answering.ts'
import { today } from './day.ts'

export interface Used {
  readonly botId: string
  readonly model: string
  readonly promptTokens: number
  readonly completionTokens: number
  /** Absent: nobody waited for it any more, or it failed. */
  readonly answered: Answered | undefined
}

/** Adds one question to the day. A bot that is gone by now has no days any more. */
export async function recordUsage(db: Handle, { botId, model, promptTokens, completionTokens, answered }: Used) {
  const missed = answered?.missed ?? false
  const handedOver = answered?.handoff !== undefined
  const isAnswer = answered !== undefined && !missed && !handedOver
  await db.run(sql`
    insert into bot_usage as u (bot_id, day, model, questions, answered, missed, handed_over, prompt_tokens, completion_tokens)
    select id, ${today}, ${model}, 1, ${Number(isAnswer)}::int, ${Number(missed)}::int, ${Number(handedOver)}::int,
      ${promptTokens}::bigint, ${completionTokens}::bigint
    from bots where id = ${botId}
    on conflict (bot_id, day, model) do update set questions = u.questions + 1, answered = u.answered + excluded.answered,
      missed = u.missed + excluded.missed, handed_over = u.handed_over + excluded.handed_over,
      prompt_tokens = u.prompt_tokens + excluded.prompt_tokens,
      completion_tokens = u.completion_tokens + excluded.completion_tokens`)
}
