import { tryLock } from '../../platform/advisory-locks.ts'
import { type Db, type Handle, sql } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { addGrams, searchable, type Unfound, unfoundColumns } from './store.ts'

// Small, so that what cannot wait waits for a few milliseconds at most.
const chunk = 100
/** What is not sorted into the index yet is read by every search. */
const sortedAtOnce = 1_000

export interface SearchIndexDeps {
  readonly db: Db
  readonly log: Log
  /** The part of the time it may work now, 1 = all. */
  readonly share?: () => number
}

interface Position {
  readonly xid: string
  readonly id: number
  readonly nextPlace: number
  /** Null: every message from before the feed is in. */
  readonly walkedSession: string | null
  readonly walkedSeq: number | null
  /** Changes after this place have been swept away: what they told has to be looked for in the messages. */
  readonly lost: boolean
}

/**
 * Makes messages findable, behind everything else: intake only writes them. It reads the feed in its order, on one node
 * at a time, and is not woken: a message can be found a second after it came.
 */
export function startSearchIndex({ db, log, share }: SearchIndexDeps): Worker {
  let unsorted = 0
  return startWorker({
    name: 'search',
    log,
    ...(share && { share }),
    async work() {
      if (unsorted >= sortedAtOnce) {
        await sortIn(db)
        unsorted = 0
      }
      // Asked outside of a transaction, so that a quiet desk writes nothing.
      if (!(await isBehind(db))) return false
      const more = await db.tx(addSome)
      unsorted += chunk
      return more
    },
  })
}

/** PostgreSQL takes no transaction id for it: however long it takes, no reader of the feed waits. */
const sortIn = (db: Db) => db.run(sql`select gin_clean_pending_list('message_grams_found')`)

const isBehind = async (db: Db): Promise<boolean> =>
  (await db.one(sql`
    select 1 from message_grams_position p where walked_session is not null
      or exists (
        select from changes c
        where (c.xid, c.id) > (p.xid, p.id) and c.xid < pg_snapshot_xmin(pg_current_snapshot()))`)) !== undefined

/**
 * True when there may be more. Only the last statements write: who reads the feed waits for everyone who writes, from
 * their first row to their commit. So the lock is one that is not written down.
 */
async function addSome(tx: Handle): Promise<boolean> {
  if (!(await tryLock(tx, 'search index'))) return false
  const position = await tx.one<Position>(sql`
    select p.xid::text, p.id, p.next_place as "nextPlace", p.walked_session as "walkedSession",
      p.walked_seq as "walkedSeq", (h.xid, h.id) > (p.xid, p.id) as lost
    from message_grams_position p, feed_horizon h`)
  if (!position) return false
  if (position.lost) return walkAgain(tx)
  return position.walkedSession === null ? follow(tx, position) : walk(tx, position)
}

async function walkAgain(tx: Handle): Promise<boolean> {
  await tx.run(sql`
    update message_grams_position p set xid = h.xid, id = h.id, walked_session = '', walked_seq = 0 from feed_horizon h`)
  return true
}

async function walk(tx: Handle, { nextPlace, walkedSession, walkedSeq }: Position): Promise<boolean> {
  const found = await tx.rows<Unfound>(sql`
    select ${unfoundColumns} from messages m
    where (m.session_id, m.seq) > (${walkedSession}::text, ${walkedSeq}::int) and ${searchable}
    order by m.session_id, m.seq limit ${chunk}`)
  const next = await addGrams(tx, nextPlace, found)
  const last = found.length < chunk ? undefined : found.at(-1)
  await tx.run(sql`
    update message_grams_position
    set next_place = ${next}, walked_session = ${last?.sessionId ?? null}, walked_seq = ${last?.seq ?? null}`)
  return true
}

async function follow(tx: Handle, { xid, id, nextPlace }: Position): Promise<boolean> {
  const changes = await tx.rows<{ xid: string; id: number }>(sql`
    select xid::text, id from changes
    where (xid, id) > (${xid}::xid8, ${id}) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by changes.xid, changes.id limit ${chunk}`)
  const last = changes.at(-1)
  if (!last) return false
  const found = await tx.rows<Unfound>(sql`
    select ${unfoundColumns} from changes c join messages m on (m.session_id, m.seq) = (c.session_id, c.seq)
    where (c.xid, c.id) > (${xid}::xid8, ${id}) and (c.xid, c.id) <= (${last.xid}::xid8, ${last.id})
      and c.kind = 'new_message' and ${searchable}
    order by c.xid, c.id`)
  const next = await addGrams(tx, nextPlace, found)
  await tx.run(sql`
    update message_grams_position set xid = ${last.xid}::xid8, id = ${last.id}, next_place = ${next}`)
  return changes.length === chunk
}
