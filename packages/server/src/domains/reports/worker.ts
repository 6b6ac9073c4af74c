import { tryLock } from '../../platform/advisory-locks.ts'
import { type Db, type Handle, sql } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { type Position, readPosition } from './position.ts'
import { rollUp } from './roll-up.ts'

export interface ReportsDeps {
  readonly db: Db
  readonly log: Log
  /** The part of the time it may work now, 1 = all. */
  readonly share?: () => number
}

/** By the clock alone: reports may be seconds old, and a page of many changes is one look at each of their sessions. */
const everyMs = 2_000
const pageSize = 500
const walkSize = 100

/** Keeps one row of facts for each session, by reading the feed in its order; each step is one short transaction. */
export const startReports = ({ db, log, share }: ReportsDeps): Worker =>
  startWorker({
    name: 'reports',
    log,
    everyMs,
    ...(share && { share }),
    work: () => db.tx(takeStep),
  })

/** Its reads take no transaction id, so a look that finds nothing, or all the reading of one that does, holds nobody up. */
async function takeStep(tx: Handle): Promise<boolean> {
  if (!(await tryLock(tx, 'reports'))) return false
  const position = await readPosition(tx)
  if (!position) return false
  if (position.lost) return startAnew(tx)
  return position.walked === null ? readOn(tx, position) : walkOn(tx, position.walked)
}

async function readOn(tx: Handle, { xid, id }: Position): Promise<boolean> {
  const page = await tx.rows<{ xid: string; id: number; sessionId: string }>(sql`
    select xid::text, id, session_id as "sessionId" from changes
    where (xid, id) > (${xid}::xid8, ${id}) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by changes.xid, changes.id limit ${pageSize}`)
  const last = page.at(-1)
  if (!last) return false
  await rollUp(tx, [...new Set(page.map(({ sessionId }) => sessionId))])
  await tx.run(sql`update report_position set xid = ${last.xid}::xid8, id = ${last.id}`)
  return page.length === pageSize
}

/** Sessions from before the desk kept facts, by their ids. */
async function walkOn(tx: Handle, walked: string): Promise<boolean> {
  const page = await tx.rows<{ id: string }>(sql`
    select id from sessions where id > ${walked} order by id limit ${walkSize}`)
  await rollUp(
    tx,
    page.map(({ id }) => id),
  )
  await tx.run(sql`
    update report_position set walked = ${page.length === walkSize ? (page.at(-1)?.id ?? null) : null}`)
  return true
}

async function startAnew(tx: Handle): Promise<boolean> {
  await tx.run(sql`
    update report_position p set xid = h.xid, id = h.id, walked = '' from feed_horizon h`)
  return true
}
