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
        // The batch is halved until the row that cannot be taken stands alone; that one is set aside.
        if (limit > 1) limit = Math.ceil(limit / 4)
        else await setAside(deps, error)
        deps.log.warn({ err: error }, `Intake refused a batch: ${messageOf(error)}`)
        return true
      }
    },
  })
}

async function takeNext({ db, take, onTaken }: IntakeDeps, limit: number): Promise<boolean> {
  const taken = await db.tx(async (tx) => {
    await oneAtATime(tx)
    const rows = await nextRows(tx, limit)
    const last = rows.at(-1)
    if (!last) return 0
    await take(tx, rows)
    await moveTo(tx, last)
    return rows.length
  })
  if (taken > 0) onTaken()
  return taken === limit
}

async function setAside({ db }: IntakeDeps, error: unknown): Promise<void> {
  await db.tx(async (tx) => {
    await oneAtATime(tx)
    const [row] = await nextRows(tx, 1)
    if (!row) return
    await tx.run(
      sql`insert into inbound_failures (xid, id, error) values (${row.xid}::xid8, ${row.id}, ${messageOf(error)})`,
    )
    await moveTo(tx, row)
  })
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
