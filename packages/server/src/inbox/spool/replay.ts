import type { Db } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { type InboxRow, refusesRows, storeRows } from '../store.ts'
import type { Spool } from './spool.ts'

interface Replay<Row> {
  readonly log: Log
  readonly spool: Spool<Row>
  readonly store: (rows: readonly Row[]) => Promise<unknown>
  /** What a row that PostgreSQL refuses is called in the log. */
  readonly nameOf: (row: Row) => string
  readonly onCommitted: () => void
}

export interface ReplayDeps extends Pick<Replay<InboxRow>, 'log' | 'spool' | 'onCommitted'> {
  readonly db: Db
}

const chunk = 200

/** Brings the rows of the spool into the inbox when PostgreSQL is back. A row that comes a second time is stored once. */
export const startReplay = ({ db, ...rest }: ReplayDeps): Worker =>
  replay({ ...rest, store: (rows) => storeRows(db, rows), nameOf: ({ item }) => item.remoteKey })

/** Stores what waits in a spool, oldest first, as soon as that is possible. */
export const replay = <Row>(deps: Replay<Row>): Worker =>
  startWorker({
    name: 'spool',
    log: deps.log,
    async work() {
      const { spool, log, onCommitted } = deps
      const oldest = await spool.oldest()
      if (!oldest) return false
      for (let at = 0; at < oldest.rows.length; at += chunk) {
        await storeAll(deps, oldest.rows.slice(at, at + chunk))
        onCommitted()
      }
      await oldest.forget()
      log.info(`${oldest.rows.length} callbacks came from the spool.`)
      return spool.holdsRows()
    },
  })

/** A row that PostgreSQL refuses does not hold up the others. */
async function storeAll<Row>(deps: Replay<Row>, rows: readonly Row[]): Promise<void> {
  const { log, store, nameOf } = deps
  try {
    await store(rows)
  } catch (error) {
    if (!refusesRows(error)) throw error
    if (rows.length > 1) {
      for (const row of rows) await storeAll(deps, [row])
      return
    }
    log.error({ err: error, rows: rows.map(nameOf) }, `A spooled row was refused: ${messageOf(error)}`)
  }
}
