import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import type { ListQuery, SessionInfo } from '../contract.ts'
import { sessionColumns, sessionJoins } from '../state/load.ts'
import type { Session } from '../state/rows.ts'
import { presentSession } from './present.ts'
import { type Reader, visibleTo } from './visibility.ts'

export interface Page<T> {
  readonly items: T[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string
}

/** In microseconds, as PostgreSQL tells two moments apart: sessions of one millisecond may lie on two pages. */
type Listed = Session & { readonly at: number }

/**
 * Newest activity first. Open sessions are few and are sorted as they are found; closed ones come from their own index
 * by the moment they were closed, so that a message need not touch any index of its session.
 */
export async function listSessions(db: Handle, reader: Reader, query: ListQuery): Promise<Page<SessionInfo>> {
  const { status, csId, channelType, tag, cursor, limit = 200 } = query
  const page = { from: parseCursor(cursor), limit }
  const filters = sql`
    ${visibleTo(reader)} and ${channelType === undefined ? sql`true` : sql`b.contract_type = ${channelType}`}
    and ${tag === undefined ? sql`true` : taggedWith(tag)}`
  const open = pageOf(
    sql`s.last_message_at`,
    sql`s.status <> 'closed' and ${status === undefined ? sql`true` : sql`s.status = ${status}`} and ${filters}
      and ${csId === undefined ? sql`true` : sql`coalesce(s.manual_cs_id, s.last_cs_id) = ${csId}`}`,
    page,
  )
  const closed = pageOf(
    sql`s.closed_at`,
    sql`s.status = 'closed' and ${csId === undefined ? sql`true` : sql`s.last_cs_id = ${csId}`} and ${filters}`,
    page,
  )
  const pages = status === undefined ? sql`${open} union all ${closed}` : status === 'closed' ? closed : open
  const found = await db.rows<Listed>(sql`
    select ${sessionColumns}, (extract(epoch from s.at) * 1000000)::bigint as at from (
      select * from (${pages}) pages order by at desc, id desc limit ${limit + 1}) s ${sessionJoins}
    order by s.at desc, s.id desc`)
  const last = found.length > limit ? found[limit - 1] : undefined
  return { items: found.slice(0, limit).map(presentSession), ...(last && { next: `${last.at}_${last.id}` }) }
}

interface Place {
  readonly at: string | null
  readonly id: string
}

/** The page is chosen first: only what is on it is looked up elsewhere, however many customers there are. */
const pageOf = (at: Sql, where: Sql, { from, limit }: { readonly from: Place; readonly limit: number }): Sql => sql`
  (select s.*, ${at} as at from sessions s join channel_accounts b on b.id = s.account_id
  where ${where} and (${at}, s.id) < (
    coalesce('epoch'::timestamptz + ${from.at}::bigint * interval '1 microsecond', 'infinity'), ${from.id}::text)
  order by ${at} desc, s.id desc limit ${limit + 1})`

/** Said twice, so that the index of the few sessions that have tags fits. */
const taggedWith = (tag: string) => sql`s.tag_ids <> '{}' and s.tag_ids @> array[${tag}::text]`

/** What is no cursor of ours begins at the newest. */
function parseCursor(cursor: string | undefined): Place {
  const [, at, id] = /^(\d{1,16})_(\w+)$/.exec(cursor ?? '') ?? []
  return at && id ? { at, id } : { at: null, id: '' }
}
