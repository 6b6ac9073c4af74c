import { type Handle, sql } from '../../../platform/db.ts'
import type { BotUsage } from '../contract.ts'
import { today } from './day.ts'

/** The last days, today included. */
export async function readUsage(db: Handle, botId: string, days: number): Promise<BotUsage> {
  const row = await db.one<BotUsage>(sql`
    select (${today} - ${days - 1}::int)::text as "from", ${today}::text as "to", coalesce((
      select json_agg(json_build_object('day', day::text, 'model', model, 'questions', questions, 'answered', answered,
        'missed', missed, 'handed_over', handed_over, 'prompt_tokens', prompt_tokens,
        'completion_tokens', completion_tokens) order by day, model)
      from bot_usage where bot_id = ${botId} and day > ${today} - ${days}::int and day <= ${today}), '[]') as items`)
  return row ?? { from: '', to: '', items: [] }
}
