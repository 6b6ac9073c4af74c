import { type Handle, sql } from '../../../platform/db.ts'

/** The set that every bot has to itself; made when it is first needed. */
export async function ownSetOf(tx: Handle, botId: string): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`
    with made as (
      insert into knowledge_sets (bot_id, name) select id, name from bots where id = ${botId}
      on conflict (bot_id) do update set name = knowledge_sets.name returning id
    ), used as (
      insert into bot_knowledge_sets (bot_id, set_id) select ${botId}, id from made on conflict do nothing
    )
    select id from made`)
  if (!row) throw new Error(`There is no bot ${botId}.`)
  return row.id
}
