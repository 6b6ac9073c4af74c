import { type Handle, type Sql, sql } from '../../platform/db.ts'
import { allOf, anyOf, bucketGram, bucketOf, bucketSize, firstPlaceOf, gramsFor } from './grams.ts'

export interface Candidate {
  readonly place: number
  readonly sessionId: string
  readonly seq: number
  readonly content: string
}

export interface CandidateQuery {
  readonly words: readonly (readonly string[])[]
  /** Null: any. */
  readonly channelType: string | null
  readonly csId: string | null
  readonly from: string | null
  readonly to: string | null
  /** Of `sessions s`: which of them may be looked into. */
  readonly visible: Sql
}

/** Of buckets looked into at once. What is not found in so many is rare, and looked for everywhere. */
const widest = 8

/**
 * Messages with all the grams of the words, newest first, from before a place; `limit` of them unless there are fewer.
 * A frequent word is found in the newest buckets alone, so that the time it takes does not grow with the desk.
 */
export async function candidates(
  db: Handle,
  query: CandidateQuery,
  before: number,
  limit: number,
): Promise<Candidate[]> {
  const grams = allOf(gramsFor(query.words))
  const found: Candidate[] = []
  /** What is below has not been looked at. */
  let floor = before
  let width = 1
  let isRare = false
  while (floor > 0 && found.length < limit && !isRare) {
    const newest = bucketOf(floor - 1)
    const buckets = Array.from({ length: Math.min(width, newest + 1) }, (_, i) => bucketGram(newest - i))
    const within = sql`grams @@ ${anyOf(buckets)}::tsquery and grams @@ ${grams}::tsquery`
    found.push(...(await look(db, query, within, floor, limit - found.length)))
    floor = firstPlaceOf(newest + 1 - buckets.length)
    isRare = width === widest
    width = widthAfter(width, limit / found.length - 1, before - floor)
  }
  if (floor <= 0 || found.length >= limit) return found
  return [...found, ...(await look(db, query, sql`grams @@ ${grams}::tsquery`, floor, limit - found.length))]
}

/** `missing`: how much more there should be, in parts of what was found where it was looked so far. */
const widthAfter = (width: number, missing: number, looked: number): number =>
  Math.min(widest, Math.max(width * 2, Math.ceil((missing * looked) / bucketSize)))

/** The place after the newest message that can be found. */
export const newestPlace = async (db: Handle): Promise<number> =>
  (await db.one<{ next: number }>(sql`select coalesce(max(place), 0) + 1 as next from message_grams`))?.next ?? 0

/**
 * The index is asked alone and first: a planner that knew nothing of the words would rather read all places from the
 * newest on; `offset 0` holds it to that. What is found is then looked at one by one, until there is enough.
 */
const look = (
  db: Handle,
  { channelType, csId, from, to, visible }: CandidateQuery,
  where: Sql,
  before: number,
  limit: number,
): Promise<Candidate[]> =>
  db.rows<Candidate>(sql`
    select n.place, n.session_id as "sessionId", n.seq, m.content from (
      select place, session_id, seq from (select place, session_id, seq, at from message_grams where ${where} offset 0) found
      where place < ${before}::bigint
        and (${from}::timestamptz is null or at >= ${from}) and (${to}::timestamptz is null or at < ${to})
      order by place desc) n
    cross join lateral (
      select content from messages m where (m.session_id, m.seq) = (n.session_id, n.seq) and m.recalled_at is null
      limit 1) m
    cross join lateral (
      select 1 from sessions s where s.id = n.session_id
        and (${channelType}::text is null or s.account_id in (select id from channel_accounts where contract_type = ${channelType}))
        and (${csId}::text is null or coalesce(s.manual_cs_id, s.last_cs_id) = ${csId}) and ${visible}
      limit 1) s
    order by n.place desc limit ${limit}`)
