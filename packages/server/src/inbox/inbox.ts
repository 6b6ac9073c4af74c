import { setTimeout } from 'node:timers/promises'
import type { News } from '../channels/channel.ts'
import type { Db } from '../platform/db.ts'
import { messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { createBatcher } from './batcher.ts'
import { ringPulls } from './pull/ring.ts'
import type { Spool } from './spool/spool.ts'
import { type InboxRow, isDeadlock, storeRows } from './store.ts'
import { defaultPatienceMs, storeOrSpool, within } from './store-or-spool.ts'

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
  readonly onRung: (accountIds: readonly string[]) => void
  /** How long a COMMIT may take before PostgreSQL counts as away. */
  readonly patienceMs?: number
}

export function openInbox({ db, log, spool, onCommitted, onRung, patienceMs = defaultPatienceMs }: InboxDeps): Inbox {
  const batcher = createBatcher<InboxRow>({
    // One: the spool needs the order, and intake works beside it; fuller batches cost less than a second lane gains.
    lanes: 1,
    maxBatch: 500,
    flush: storeOrSpool({ log, spool, store: (rows: readonly InboxRow[]) => store(db, rows), onCommitted, patienceMs }),
  })
  const bell = createBatcher<News>({
    lanes: 1,
    maxBatch: 500,
    async flush(news) {
      await within(patienceMs, ringPulls(db, news))
      onRung(news.map(({ accountId }) => accountId))
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

const deadlocks = { most: 5, pauseMs: 20 }

/** Without the pause the same two could meet again before the one that won has gone on. */
async function store(db: Db, rows: readonly InboxRow[], lost = 0): Promise<number> {
  try {
    return await storeRows(db, rows)
  } catch (error) {
    if (!isDeadlock(error) || lost === deadlocks.most) throw error
    await setTimeout(deadlocks.pauseMs)
    return store(db, rows, lost + 1)
  }
}
