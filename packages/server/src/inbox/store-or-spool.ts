import { messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import type { Spool } from './spool/spool.ts'
import { refusesRows } from './store.ts'

export interface StoreOrSpoolDeps<Row> {
  readonly log: Log
  /** Where rows wait while PostgreSQL is away. */
  readonly spool: Spool<Row>
  readonly store: (rows: readonly Row[]) => Promise<unknown>
  readonly onCommitted: () => void
  /** How long a COMMIT may take before PostgreSQL counts as away. */
  readonly patienceMs?: number | undefined
}

/** WeCom hangs up after 5 s; a row waits for the batch before it and then for its own. */
export const defaultPatienceMs = 2_000

/** Stores rows by one of two ways: what resolves is committed, or fsync'd to the spool, from where it is replayed. */
export const storeOrSpool =
  <Row>({ log, spool, store, onCommitted, patienceMs = defaultPatienceMs }: StoreOrSpoolDeps<Row>) =>
  async (rows: readonly Row[]): Promise<void> => {
    // What comes now waits behind what waits already: a customer's messages keep their order.
    if (spool.holdsRows()) return spool.add(rows)
    try {
      await within(patienceMs, store(rows))
      onCommitted()
    } catch (error) {
      if (refusesRows(error)) throw error
      log.warn({ err: error }, `PostgreSQL is away, callbacks go to the spool: ${messageOf(error)}`)
      await spool.add(rows)
    }
  }

/** What is given up on may still succeed; the rows are then stored already when the spool brings them. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no COMMIT within ${ms} ms`)), ms)
  })
  work.catch(() => {})
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
