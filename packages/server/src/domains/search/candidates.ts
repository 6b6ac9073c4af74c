import { type Handle, type Sql, sql } from '../../platform/db.ts'
import { allOf, anyOf, bucketGram, bucketMark, bucketOf, bucketSize, firstPlaceOf, gramsFor } from './grams.ts'

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
  /** Of `sessions s`: which of them may be looked into; undefined: every one. */
  readonly visible: Sql | undefined
}

/** Of buckets looked into at once. What is so rare that more would be needed is looked for everywhere. */
const widest = 8

/**
 * Messages with all the grams of the words, newest first, from before a place or from the newest on; `limit` of them
 * unless there are fewer. A frequent word is found in the newest buckets alone, so that the time it takes does not grow
 * with the desk.
 */
export async function candidates(
  db: Handle,
  query: CandidateQuery,
  start: number | undefined,
  limit: number,
): Promise<Candidate[]> {
  const fits = sql`grams @@ ${allOf(gramsFor(query.words))}::tsquery`
  const { before, found } = await look(db, query, sql`${inNewestBucket} and ${fits}`, start, limit)
  /** What is below has not been looked at. */
  let floor = firstPlaceOf(bucketOf(before - 1))
  let width = widthAfter(1, found.length, before - floor, limit)
  while (floor > 0 && found.length < limit && width <= widest) {
    const newest = bucketOf(floor - 1)
    const buckets = Array.from({ length: Math.min(width, newest + 1) }, (_, i) => bucketGram(newest - i))
    const within = sql`grams @@ ${anyOf(buckets)}::tsquery and ${fits}`
    found.push(...(await look(db, query, within, floor, limit - found.length)).found)
    floor = firstPlaceOf(newest + 1 - buckets.length)
    width = widthAfter(width, found.length, before - floor, limit)
  }
  if (floor <= 0 || found.length >= limit) return found
  return [...found, ...(await look(db, query, fits, floor, limit - found.length)).found]
}

/** How many buckets hold what is missing, if it is as frequent there as where it was looked so far. */
const widthAfter = (width: number, found: number, looked: number, limit: number): number =>
  Math.max(width * 2, Math.ceil(((limit / (found + 1) - 1) * looked) / bucketSize))

/** Of the place that it is looked before, which PostgreSQL may know alone. */
const inNewestBucket = sql`grams @@ quote_literal(${bucketMark} || (top.before - 1) / ${bucketSize}::int)::tsquery`

interface Looked {
  /** The place after the newest message that can be found, unless another was asked for. */
  readonly before: number
  readonly found: Candidate[]
}

/**
 * The index is asked alone and first: a planner that knew nothing of the words would rather read all places from the
 * newest on; `offset 0` holds it to that. What is found is then looked at one by one, until there is enough.
 */
async function look(
  db: Handle,
  query: CandidateQuery,
  where: Sql,
  before: number | undefined,
  limit: number,
): Promise<Looked> {
  const { from, to } = query
  const rows = await db.rows<Candidate & { before: number }>(sql`
    select top.before, hit.place, hit."sessionId", hit.seq, hit.content
    from (select coalesce(${before ?? null}::bigint, (select max(place) + 1 from message_grams), 0) as before) top
    left join lateral (
      select n.place, n.session_id as "sessionId", n.seq, m.content from (
        select place, session_id, seq from (select place, session_id, seq, at from message_grams where ${where} offset 0) found
        where place < top.before
          and (${from}::timestamptz is null or at >= ${from}) and (${to}::timestamptz is null or at < ${to})
        order by place desc) n
      cross join lateral (
        select content from messages m where (m.session_id, m.seq) = (n.session_id, n.seq) and m.recalled_at is null
        limit 1) m
      ${inSessions(query)}
      order by n.place desc limit ${limit}) hit on true
    order by hit.place desc`)
  const found = rows.filter(({ place }) => place !== null)
  return { before: rows[0]?.before ?? 0, found }
}

/** Which sessions those of `n` may be in: not asked where all of them will do. */
const inSessions = ({ channelType, csId, visible }: CandidateQuery): Sql =>
  channelType === null && csId === null && !visible
    ? sql``
    : sql`cross join lateral (
        select 1 from sessions s where s.id = n.session_id
          and (${channelType}::text is null or s.account_id in (select id from channel_accounts where contract_type = ${channelType}))
          and (${csId}::text is null or coalesce(s.manual_cs_id, s.last_cs_id) = ${csId}) and ${visible ?? sql`true`}
        limit 1) s`
