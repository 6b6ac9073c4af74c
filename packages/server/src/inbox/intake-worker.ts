import { lock } from '../platform/advisory-locks.ts'
import { type Db, type Handle, type Sql, sql } from '../platform/db.ts'
import { messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { startWorker, type Worker } from '../platform/worker.ts'

/**
 * Room 3: takes a batch of at most `batchSize` rows inside the caller's transaction. The batch is a query of them:
 * xid and id (their order), account_id, remote_key, item, trace_id, received_at. Says whether it made work for others.
 */
export type TakeBatch = (tx: Handle, batch: Sql) => Promise<'work made' | 'only told'>

type Made = Awaited<ReturnType<TakeBatch>>

export interface IntakeDeps {
  readonly db: Db
  readonly log: Log
  readonly take: TakeBatch
  /** Rows have been taken: readers of the feed have news, and perhaps other rooms have work. */
  readonly onTaken: (made: Made) => void
}

const batchSize = 200

/**
 * Reads the inbox in the order of its commits. An advisory lock lets one node take at a time, and a killed one loses it
 * with its connection; rows of transactions still running wait (docs/adr/0003).
 */
export function startIntake(deps: IntakeDeps): Worker {
  let limit = batchSize
  return startWorker({
    name: 'intake',
    log: deps.log,
    async work() {
      try {
        const more = await takeNext(deps, limit)
        limit = batchSize
        return more
      } catch (error) {
        // A batch is cut down until the row that cannot be taken stands alone. What fails then is not the row.
        if (limit === 1) throw error
        limit = Math.ceil(limit / 4)
        deps.log.warn({ err: error }, `Intake refused a batch: ${messageOf(error)}`)
        return true
      }
    },
  })
}

async function takeNext(deps: IntakeDeps, limit: number): Promise<boolean> {
  const taken = await deps.db.tx(async (tx) => {
    await oneAtATime(tx)
    const next = await lookAhead(tx, limit)
    if (!next) return
    const made = limit === 1 ? await takeAlone(tx, deps, next) : await deps.take(tx, upTo(next))
    await moveTo(tx, next)
    return { made, more: next.rows === limit }
  })
  if (!taken) return false
  deps.onTaken(taken.made)
  return taken.more
}

/** The transaction that tried a row is the one that sets it aside: no other row can be meant, on any node. */
async function takeAlone(tx: Handle, { take, log }: IntakeDeps, { xid, id, traceId }: Place): Promise<Made> {
  await tx.run(sql`savepoint alone`)
  try {
    return await take(tx, rowAt({ xid, id }))
  } catch (error) {
    await tx.run(sql`rollback to savepoint alone`)
    await tx.run(sql`insert into inbound_failures (xid, id, error) values (${xid}::xid8, ${id}, ${messageOf(error)})`)
    log.warn({ err: error, traceId }, `An inbox row was set aside: ${messageOf(error)}`)
    return 'only told'
  }
}

/** Takes no transaction id, unlike a row lock: the batch gets its place in the feed when it locks its sessions. */
const oneAtATime = (tx: Handle) => lock(tx, 'intake')

/** Where a batch ends. */
interface Place {
  readonly xid: string
  readonly id: number
  readonly traceId: string
  readonly rows: number
}

const lookAhead = (tx: Handle, limit: number) =>
  tx.one<Place>(sql`
    select xid::text, id, trace_id as "traceId", rows from (
      select xid, id, trace_id, row_number() over (order by xid, id) as rows from inbound
      where (xid, id) > ((select xid from intake_position), (select id from intake_position))
        and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by inbound.xid, inbound.id limit ${limit}) as next
    order by next.xid desc, next.id desc limit 1`)

const columns = sql`xid, id, account_id, remote_key, item, trace_id, received_at`

/** The limit says nothing new, except to the planner. */
const upTo = ({ xid, id }: Place): Sql => sql`
  select ${columns} from inbound
  where (xid, id) > ((select xid from intake_position), (select id from intake_position))
    and (xid, id) <= (${xid}::xid8, ${id})
  order by xid, id limit 200`

export const rowAt = ({ xid, id }: { xid: string; id: number }): Sql =>
  sql`select ${columns} from inbound where xid = ${xid}::xid8 and id = ${id}`

const moveTo = (tx: Handle, { xid, id }: Place) =>
  tx.run(sql`update intake_position set xid = ${xid}::xid8, id = ${id}`)
