import { type Sql, sql } from '../../platform/db.ts'

/** Of `bots b`: whether it has anything to answer from. */
export const hasKnowledge: Sql = sql`
  exists (select from knowledge_entries where set_id in (select id from sets_of_bot(b.id) as sets (id)))`
