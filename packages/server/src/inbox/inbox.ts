import type { InboundItem } from '../channels/channel.ts'
import { type Db, sql } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { jsons, texts } from '../platform/sql-lists.ts'
import { createBatcher } from './batcher.ts'

export interface InboxRow {
  readonly accountId: string
  readonly item: InboundItem
}

export interface Inbox {
  /** Resolves after the COMMIT. A row that is already there is no error: it is stored once. */
  add(rows: readonly InboxRow[]): Promise<void>
}

export interface InboxDeps {
  readonly db: Db
  /** Rows have been committed: intake may look. */
  readonly onCommitted: () => void
}

export function openInbox({ db, onCommitted }: InboxDeps): Inbox {
  const batcher = createBatcher<InboxRow>({
    // One: intake works beside it on the same PostgreSQL, and fuller batches cost less than a second lane gains.
    lanes: 1,
    maxBatch: 500,
    async flush(rows) {
      await insert(db, rows).catch((error: unknown) => insertAgain(db, rows, error))
      onCommitted()
    },
  })
  return {
    async add(rows) {
      const [only, ...others] = rows
      if (!only) return
      if (others.length === 0) return batcher.add(only)
      await Promise.all(rows.map(batcher.add))
    },
  }
}

/** Batches that hold the same new keys in another order, here or on two nodes, wait for each other; the loser repeats. */
async function insertAgain(db: Db, rows: readonly InboxRow[], error: unknown): Promise<void> {
  const deadlock = error instanceof Error && 'code' in error && error.code === '40P01'
  if (!deadlock) throw error
  await insert(db, rows)
}

const insert = (db: Db, rows: readonly InboxRow[]) =>
  db.run(sql`
    insert into inbound (account_id, remote_key, item, trace_id)
    select * from unnest(
      ${texts(rows.map((row) => row.accountId))}, ${texts(rows.map((row) => row.item.remoteKey))},
      ${jsons(rows.map((row) => row.item))}, ${texts(rows.map(() => newId('trc')))})
    on conflict (account_id, remote_key) do nothing`)
