import type { InboundItem } from '../channels/channel.ts'
import { type Db, type Handle, sql } from '../platform/db.ts'
import { messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { startWorker, type Worker } from '../platform/worker.ts'

export interface InboxEntry {
  readonly accountId: string
  readonly item: InboundItem
  readonly traceId: string
  readonly receivedAt: Date
}

/** Room 3: takes a batch, in order, inside the caller's transaction. */
export type TakeBatch = (tx: Handle, entries: readonly InboxEntry[]) => Promise<void>

export interface IntakeDeps {
  readonly db: Db
  readonly log: Log
  readonly take: TakeBatch
  readonly onTaken: () => void
}

export type Row = InboxEntry & { xid: string; id: number }

const batchSize = 200
const intakeLock = 7_411_002

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
    const rows = await nextRows(tx, limit)
    const last = rows.at(-1)
    if (!last) return 0
    if (limit === 1) await takeAlone(tx, deps, last)
    else await deps.take(tx, rows)
    await moveTo(tx, last)
    return rows.length
  })
  if (taken > 0) deps.onTaken()
  return taken === limit
}

/** The transaction that tried a row is the one that sets it aside: no other row can be meant, on any node. */
async function takeAlone(tx: Handle, { take, log }: IntakeDeps, row: Row): Promise<void> {
  await tx.run(sql`savepoint alone`)
  try {
    await take(tx, [row])
  } catch (error) {
    await tx.run(sql`rollback to savepoint alone`)
    await tx.run(
      sql`insert into inbound_failures (xid, id, error) values (${row.xid}::xid8, ${row.id}, ${messageOf(error)})`,
    )
    log.warn({ err: error, traceId: row.traceId }, `An inbox row was set aside: ${messageOf(error)}`)
  }
}

/** Takes no transaction id, unlike a row lock: the batch gets its place in the feed when it locks its sessions. */
const oneAtATime = (tx: Handle) => tx.run(sql`select pg_advisory_xact_lock(${intakeLock})`)

const nextRows = (tx: Handle, limit: number) =>
  tx.rows<Row>(sql`
    select i.xid::text, i.id, i.account_id as "accountId", i.item, i.trace_id as "traceId", i.received_at as "receivedAt"
    from inbound i
    where (i.xid, i.id) > ((select xid from intake_position), (select id from intake_position)) and i.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by i.xid, i.id limit ${limit}`)

const moveTo = (tx: Handle, { xid, id }: Row) => tx.run(sql`update intake_position set xid = ${xid}::xid8, id = ${id}`)
