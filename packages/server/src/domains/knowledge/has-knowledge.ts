import { type Handle, sql } from '../../platform/db.ts'

/** Whether the bot has anything to answer from. */
export const hasKnowledge = async (db: Handle, botId: string): Promise<boolean> =>
  (await db.one(sql`select 1 from knowledge_entries where set_id in (select sets_of_bot(${botId})) limit 1`)) !==
  undefined
