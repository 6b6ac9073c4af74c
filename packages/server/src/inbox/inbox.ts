import type { News } from '../channels/channel.ts'
import type { Db } from '../platform/db.ts'
import { messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { createBatcher } from './batcher.ts'
import { ringPulls } from './pull/ring.ts'
import type { Spool } from './spool/spool.ts'
import { type InboxRow, isDeadlock, refusesRows, storeRows } from './store.ts'

export interface Inbox {
  /** Resolves after the COMMIT, or after the fsync of the spool. A row that is already there is stored once. */
  add(rows: readonly InboxRow[]): Promise<void>
  /**
   * Resolves after the COMMIT. While PostgreSQL is away it resolves all the same: what it is about waits at the remote,
   * and is fetched by the clock too.
   */
  ring(news: readonly News[]): Promise<void>
}

export interface InboxDeps {
  readonly db: Db
  readonly log: Log
  /** Where rows wait while PostgreSQL is away. */
  readonly spool: Spool
  /** Rows have been committed: intake may look. */
  readonly onCommitted: () => void
  /** Accounts have something to fetch. */
  readonly onRung: () => void
  /** How long a COMMIT may take before PostgreSQL counts as away. */
  readonly patienceMs?: number
}

/** WeCom hangs up after 5 s; a row waits for the batch before it and then for its own. */
const defaultPatienceMs = 2_000

export function openInbox({ db, log, spool, onCommitted, onRung, patienceMs = defaultPatienceMs }: InboxDeps): Inbox {
  const batcher = createBatcher<InboxRow>({
    // One: the spool needs the order, and intake works beside it; fuller batches cost less than a second lane gains.
    lanes: 1,
    maxBatch: 500,
    async flush(rows) {
      // What comes now waits behind what waits already: a customer's messages keep their order.
      if (spool.holdsRows()) return spool.add(rows)
      try {
        await within(patienceMs, store(db, rows))
        onCommitted()
      } catch (error) {
        if (refusesRows(error)) throw error
        log.warn({ err: error }, `PostgreSQL is away, callbacks go to the spool: ${messageOf(error)}`)
        await spool.add(rows)
      }
    },
  })
  const bell = createBatcher<News>({
    lanes: 1,
    maxBatch: 500,
    async flush(news) {
      await within(patienceMs, ringPulls(db, news))
      onRung()
    },
  })
  return {
    async add(rows) {
      const [only, ...others] = rows
      if (!only) return
      if (others.length === 0) return batcher.add(only)
      await Promise.all(rows.map(batcher.add))
    },
    async ring(news) {
      try {
        await Promise.all(news.map(bell.add))
      } catch (error) {
        log.warn({ err: error }, `A ring was not noted: ${messageOf(error)}`)
      }
    },
  }
}

const store = (db: Db, rows: readonly InboxRow[]) =>
  storeRows(db, rows).catch((error: unknown) => {
    if (!isDeadlock(error)) throw error
    return storeRows(db, rows)
  })

/** What is given up on may still succeed; the rows are then stored already when the spool brings them. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no COMMIT within ${ms} ms`)), ms)
  })
  work.catch(() => {})
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
