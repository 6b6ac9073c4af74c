import type { Db } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { type InboxRow, refusesRows, storeRows } from '../store.ts'
import type { Spool } from './spool.ts'

export interface ReplayDeps {
  readonly db: Db
  readonly log: Log
  readonly spool: Spool
  readonly onCommitted: () => void
}

const chunk = 200

/** Brings the rows of the spool into the inbox when PostgreSQL is back. A row that comes a second time is stored once. */
export const startReplay = ({ db, log, spool, onCommitted }: ReplayDeps): Worker =>
  startWorker({
    name: 'spool',
    log,
    async work() {
      const oldest = await spool.oldest()
      if (!oldest) return false
      for (let at = 0; at < oldest.rows.length; at += chunk) {
        await storeAll(db, log, oldest.rows.slice(at, at + chunk))
        onCommitted()
      }
      await oldest.forget()
      log.info(`${oldest.rows.length} callbacks came from the spool.`)
      return spool.holdsRows()
    },
  })

/** A row that PostgreSQL refuses does not hold up the others. */
async function storeAll(db: Db, log: Log, rows: readonly InboxRow[]): Promise<void> {
  try {
    await storeRows(db, rows)
  } catch (error) {
    if (!refusesRows(error)) throw error
    if (rows.length > 1) {
      for (const row of rows) await storeAll(db, log, [row])
      return
    }
    log.error({ err: error, remoteKey: rows[0]?.item.remoteKey }, `A spooled row was refused: ${messageOf(error)}`)
  }
}
