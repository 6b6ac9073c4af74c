import { type Handle, sql } from '../../../platform/db.ts'
import type { Spread } from './confidence.ts'
import { anyOf } from './tokens.ts'

/** How many entries the bot has, and in how many of them each term stands. */
export async function spreadOf(db: Handle, botId: string, terms: readonly string[]): Promise<Spread> {
  const row = await db.one<{ total: number; known: [term: string, entries: number][] }>(sql`
    select (select count(*) from knowledge_entries where set_id in (select sets_of_bot(${botId})))::int as total,
      (select coalesce(json_agg(json_build_array(term, entries)), '[]') from (
        select term, count(*) as entries from knowledge_entries, unnest(tsvector_to_array(words)) as term
        where set_id in (select sets_of_bot(${botId})) and words @@ ${anyOf(terms)}::tsquery and term = any(${terms})
        group by term
      ) as counted) as known`)
  return { total: row?.total ?? 0, entriesWith: new Map(row?.known) }
}
