import { type Db, type Handle, sql } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { startWorker } from '../platform/worker.ts'
import { type Cursor, isAfter } from './cursor.ts'

export interface Change extends Cursor {
  readonly kind: string
  readonly sessionId: string
  readonly assignee: string | null
  readonly phase: string | null
  readonly seq: number | null
  /** JSON text, passed through without being read. */
  readonly data: string | null
}

export interface Feed {
  /** Something was committed: look now. */
  poke(): void
  /** The newest place every change up to which has been handed out. */
  position(): Cursor
  /** Changes in (from, to], oldest first; `reset` when some of them are gone or they are too many. */
  between(from: Cursor, to: Cursor): Promise<readonly Change[] | 'reset'>
  idle(): Promise<void>
  stop(): Promise<void>
}

interface FeedDeps {
  readonly db: Db
  readonly log: Log
  /** Whether anyone here reads: if not, the feed only keeps its place. */
  readonly hasReaders: () => boolean
  /** Handed out in order; the next ones wait until it resolves. */
  readonly onChanges: (changes: readonly Change[]) => Promise<void>
}

const pageSize = 1_000
const backfillLimit = 5_000
/** After every row of its transaction; fits the 15 digits of a cursor. */
const endOfTransaction = 999_999_999_999_999

/**
 * Hands out every change once, in order. It reads only below the oldest transaction that still runs
 * (`pg_snapshot_xmin`): a change that commits late has a place of its own, and is not skipped.
 */
export async function startFeed({ db, log, hasReaders, onChanges }: FeedDeps): Promise<Feed> {
  let position = await settledPlace(db)
  const worker = startWorker({
    name: 'feed',
    log,
    async work() {
      if (!hasReaders()) {
        const place = await settledPlace(db)
        // Whoever came while we asked reads on from the place they were told.
        if (!hasReaders()) position = place
        return false
      }
      const changes = await db.rows<Change>(sql`
        select xid::text, id, kind, session_id as "sessionId", assignee, phase, seq, data::text from changes
        where (xid, id) > (${position.xid}::xid8, ${position.id}) and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by changes.xid, changes.id limit ${pageSize}`)
      const last = changes.at(-1)
      if (!last) return false
      const before = position
      position = { xid: last.xid, id: last.id }
      try {
        await onChanges(changes)
      } catch (error) {
        position = before // Told again at the next look: twice is harmless, never is not.
        throw error
      }
      return changes.length === pageSize
    },
  })
  return {
    ...worker,
    position: () => position,
    async between(from, to) {
      if (isAfter(from, to)) return 'reset'
      const changes = await db.rows<Change>(sql`
        select xid::text, id, kind, session_id as "sessionId", assignee, phase, seq, data::text from changes
        where (xid, id) > (${from.xid}::xid8, ${from.id}) and (xid, id) <= (${to.xid}::xid8, ${to.id})
        order by changes.xid, changes.id limit ${backfillLimit + 1}`)
      // Asked last: what a sweep took away while we read is behind the horizon by now.
      const forgotten = await db.one(sql`select 1 from feed_horizon where (xid, id) > (${from.xid}::xid8, ${from.id})`)
      return forgotten || changes.length > backfillLimit ? 'reset' : changes
    },
  }
}

/** Everything settled now is history for a reader that starts now. */
export async function settledPlace(db: Handle): Promise<Cursor> {
  const row = await db.one<{ xid: string }>(
    sql`select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text as xid`,
  )
  return { xid: row?.xid ?? '0', id: endOfTransaction }
}
