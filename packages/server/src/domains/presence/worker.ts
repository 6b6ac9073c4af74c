import type { Db } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { beat, type Sockets } from './beat.ts'
import { markBack, markLost, sweepPresence } from './lost.ts'

export interface PresenceDeps {
  readonly db: Db
  readonly log: Log
  /** How many sockets each agent has here now. */
  readonly sockets: () => Sockets
  readonly onCommitted: () => void
}

const heartbeatMs = 30_000

/**
 * Who is there. Each node says whose sockets it has: at once when one opens or closes, and everything every half a
 * minute; any node sees who has none left.
 */
export function startPresence({ db, log, sockets, onCommitted }: PresenceDeps): Worker {
  const nodeId = newId('node')
  let told: Sockets = new Map()
  let toldAt = 0

  async function tell(now: Sockets): Promise<void> {
    const isDue = performance.now() - toldAt >= heartbeatMs
    const changed = new Map([...now].filter(([csId, count]) => isDue || told.get(csId) !== count))
    for (const csId of told.keys()) if (!now.has(csId)) changed.set(csId, 0)
    await beat(db, nodeId, changed)
    told = now
    if (isDue) toldAt = performance.now()
  }

  const worker = startWorker({
    name: 'presence',
    log,
    async work() {
      await tell(new Map(sockets()))
      const changed = (await markBack(db)) + (await markLost(db))
      await sweepPresence(db)
      if (changed > 0) onCommitted()
      return false
    },
  })
  return {
    ...worker,
    async stop() {
      await worker.stop()
      await tell(new Map()).catch((error: unknown) => log.warn({ err: error }, 'Could not say who is gone.'))
    },
  }
}
