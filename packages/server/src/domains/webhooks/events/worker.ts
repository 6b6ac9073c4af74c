import { type Change, type Cursor, isAfter } from '../../../feed/index.ts'
import { tryLock } from '../../../platform/advisory-locks.ts'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { framesOf } from '../../sessions/index.ts'
import type { EventType } from '../contract.ts'
import { addDeliveries, type NewDelivery } from './add-deliveries.ts'
import { eventsOf, isTold } from './derive.ts'

export interface EventsDeps {
  readonly db: Db
  readonly log: Log
  /** The part of the time it may work now, 1 = all. */
  readonly share?: () => number
  /** There is something to deliver. */
  readonly onAdded: () => void
}

interface Listener {
  readonly id: string
  readonly events: EventType[]
  readonly since: string
}

type Dated = Change & { readonly at: Date }

const pageSize = 200
/** After every row of its transaction. */
const endOfTransaction = Number.MAX_SAFE_INTEGER

/**
 * Turns changes of the feed into deliveries, in its order and by the clock alone: nobody who writes waits for it. Everything
 * is read before the transaction that writes, and that one moves the cursor from where it was read, so that of two nodes, or
 * of a node before and after its death, one tells a change.
 */
export const startEvents = ({ db, log, share, onAdded }: EventsDeps): Worker =>
  startWorker({
    name: 'webhook events',
    log,
    ...(share && { share }),
    async work() {
      const step = await readOn(db, log)
      if (step.added > 0) onAdded()
      return step.more
    },
  })

async function readOn(db: Db, log: Log): Promise<{ readonly added: number; readonly more: boolean }> {
  const listeners = await activeListeners(db)
  if (listeners.length === 0) return nothing
  const stored = await readPosition(db)
  const from = await beginning(db, log, stored, listeners)
  const changes = await changesAfter(db, from)
  const last = changes.at(-1)
  if (!last) return nothing
  const told = changes.filter(isTold)
  const frames = told.length === 0 ? [] : await framesOf(db, 'all')(told)
  const deliveries = told.flatMap((change, index) => deliveriesOf(change, frames[index]?.near ?? '', listeners))
  const added = await db.tx(async (tx) => {
    if (!(await tryLock(tx, 'webhooks')) || isElsewhere(await readPosition(tx), stored)) return undefined
    await addDeliveries(tx, deliveries)
    await tx.run(sql`update webhook_position set xid = ${last.xid}::xid8, id = ${last.id}`)
    return deliveries.length
  })
  return { added: added ?? 0, more: added !== undefined && changes.length === pageSize }
}

const nothing = { added: 0, more: false }

const activeListeners = (db: Handle): Promise<Listener[]> =>
  db.rows<Listener>(sql`select id, events, since::text from webhooks where active and deleted_at is null order by id`)

async function readPosition(db: Handle): Promise<Cursor> {
  const row = await db.one<Cursor>(sql`select xid::text, id from webhook_position`)
  if (!row) throw new Error('The position of webhooks is gone.')
  return row
}

const isElsewhere = (a: Cursor, b: Cursor) => a.xid !== b.xid || a.id !== b.id

/** Where it stopped, or where the first of them begins, if nobody listened in between. */
async function beginning(db: Handle, log: Log, stored: Cursor, listeners: readonly Listener[]): Promise<Cursor> {
  const starts = listeners.map(({ since }) => ({ xid: since, id: endOfTransaction }))
  const first = starts.reduce((a, b) => (isAfter(a, b) ? b : a))
  const from = isAfter(first, stored) ? first : stored
  const forgotten = await db.one(sql`select 1 from feed_horizon where (xid, id) > (${from.xid}::xid8, ${from.id})`)
  if (forgotten) log.warn('Events of more than seven days ago were forgotten before webhooks were told of them.')
  return from
}

const changesAfter = (db: Handle, { xid, id }: Cursor): Promise<Dated[]> =>
  db.rows<Dated>(sql`
    select xid::text, id, kind, session_id as "sessionId", assignee, phase, seq, data::text, at from changes
    where (xid, id) > (${xid}::xid8, ${id}) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by changes.xid, changes.id limit ${pageSize}`)

/** To every webhook that wants it and was there. */
const deliveriesOf = (change: Dated, near: string, listeners: readonly Listener[]): NewDelivery[] =>
  eventsOf(change, near).flatMap(({ type, data }) => {
    const body = JSON.stringify({ type, timestamp: change.at.toISOString(), data })
    return listeners
      .filter(({ events, since }) => events.includes(type) && BigInt(change.xid) > BigInt(since))
      .map(({ id: webhookId }) => ({ webhookId, type, body }))
  })
