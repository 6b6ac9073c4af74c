import { type Db, sql } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { movePosition, type Position, readPosition } from './position.ts'
import { rollUp } from './roll-up.ts'

/** By the clock alone: reports may be seconds old, and a page of many changes is one look at each of their sessions. */
const everyMs = 2_000
const pageSize = 500
const walkSize = 100

/** Keeps one row of facts for each session, by reading the feed in its order; each step is one short transaction. */
export const startReports = ({ db, log }: { readonly db: Db; readonly log: Log }): Worker =>
  startWorker({
    name: 'reports',
    log,
    everyMs,
    share: 0.2,
    async work() {
      const position = await readPosition(db)
      if (!position) return false
      if (position.lost) return await startAnew(db, position)
      return position.walked === null ? await readOn(db, position) : await walkOn(db, position)
    },
  })

async function readOn(db: Db, position: Position): Promise<boolean> {
  const page = await db.rows<{ xid: string; id: number; sessionId: string }>(sql`
    select xid::text, id, session_id as "sessionId" from changes
    where (xid, id) > (${position.xid}::xid8, ${position.id}) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by changes.xid, changes.id limit ${pageSize}`)
  const last = page.at(-1)
  if (!last) return false
  const sessionIds = [...new Set(page.map(({ sessionId }) => sessionId))]
  const moved = await step(db, position, { xid: last.xid, id: last.id, walked: null }, sessionIds)
  return moved && page.length === pageSize
}

/** Sessions from before the desk kept facts, by their ids. */
async function walkOn(db: Db, position: Position): Promise<boolean> {
  const page = await db.rows<{ id: string }>(sql`
    select id from sessions where id > ${position.walked ?? ''} order by id limit ${walkSize}`)
  const last = page.length === walkSize ? (page.at(-1)?.id ?? null) : null
  return step(
    db,
    position,
    { ...position, walked: last },
    page.map(({ id }) => id),
  )
}

async function startAnew(db: Db, position: Position): Promise<boolean> {
  const horizon = await db.one<{ xid: string; id: number }>(sql`select xid::text, id from feed_horizon`)
  return horizon !== undefined && db.tx((tx) => movePosition(tx, position, { ...horizon, walked: '' }))
}

const step = (db: Db, from: Position, to: Omit<Position, 'lost'>, sessionIds: readonly string[]): Promise<boolean> =>
  db.tx(async (tx) => {
    if (!(await movePosition(tx, from, to))) return false
    await rollUp(tx, sessionIds)
    return true
  })
