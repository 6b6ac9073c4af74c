import { type Handle, type Sql, sql } from '../../platform/db.ts'
import { ints, texts, times } from '../../platform/sql-lists.ts'
import { bucketGram, bucketOf, gramsOf } from './grams.ts'

export interface Unfound {
  readonly sessionId: string
  readonly seq: number
  readonly content: string
  readonly createdAt: Date
}

/** Lines of the desk itself are the same in every session, and nobody looks for them. */
export const searchable = sql`(m.sender_type is not null or m.msg_type = 'note')
  and not exists (select 1 from message_grams g where (g.session_id, g.seq) = (m.session_id, m.seq))`

export const unfoundColumns: Sql = sql`m.session_id as "sessionId", m.seq, m.content, m.created_at as "createdAt"`

/** Gives them places from `place` on, in their order; they can be found from the commit on. Returns the next free place. */
export async function addGrams(tx: Handle, place: number, all: readonly Unfound[]): Promise<number> {
  if (all.length === 0) return place
  // White space is in no gram, and PostgreSQL has no arrays of rows of different lengths.
  const lexemes = all.map(({ content }, i) => [bucketGram(bucketOf(place + i)), ...gramsOf(content)].join('\n'))
  await tx.run(sql`
    insert into message_grams (place, session_id, seq, at, grams)
    select ${place}::bigint + nth - 1, session_id, seq, at, array_to_tsvector(string_to_array(grams, ${'\n'}))
    from unnest(${texts(all.map((m) => m.sessionId))}, ${ints(all.map((m) => m.seq))},
      ${times(all.map((m) => m.createdAt))}, ${texts(lexemes)}) with ordinality as u (session_id, seq, at, grams, nth)
    on conflict (session_id, seq) do nothing`)
  return place + all.length
}
