import type { Db } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { type ExecuteDeps, executeRun } from './execute.ts'
import { claimRun, giveUpLease, LeaseLost, renewEveryMs, renewLease } from './leases.ts'
import type { Run } from './runs.ts'
import { createTeller } from './tell.ts'

export interface CallSyncDeps extends ExecuteDeps {
  /** Something was committed that screens should see. */
  readonly onCommitted: () => void
}

class Stopping extends Error {}

const lookEveryMs = 3_000

/** Takes up runs: new ones at once when poked, and those of a process that died when their lease is over. */
export function startCallSync(deps: CallSyncDeps): Worker {
  const stopping = new AbortController()
  const worker = startWorker({
    name: 'call sync',
    log: deps.log,
    everyMs: lookEveryMs,
    async work() {
      const run = await claimRun(deps.db)
      if (!run) return false
      await holdRun(deps, run, stopping.signal)
      return !stopping.signal.aborted
    },
  })
  return {
    ...worker,
    async stop() {
      stopping.abort(new Stopping('The desk is stopping.'))
      await worker.stop()
    },
  }
}

async function holdRun(deps: CallSyncDeps, run: Run, stopping: AbortSignal): Promise<void> {
  const { db, log, onCommitted } = deps
  const lost = new AbortController()
  const lease = keepLease(db, log, run, lost)
  const teller = createTeller({ db, runId: run.id, onCommitted })
  const signal = AbortSignal.any([stopping, lost.signal])
  const onStored = () => {
    // Changes of others that had to wait for our transaction are settled now.
    onCommitted()
    teller.soon()
  }
  teller.soon()
  try {
    await executeRun(deps, { run, signal, onStored })
  } catch (error) {
    if (error instanceof LeaseLost || lost.signal.aborted)
      return log.warn({ runId: run.id }, 'Another process goes on with the sync of calls.')
    await giveUpLease(db, run)
    if (stopping.aborted) return
    throw error
  } finally {
    clearInterval(lease)
    await teller.now()
  }
}

/** Between two pages much time may pass: Yunke is asked twice a second, or answers nothing until the deadline. */
function keepLease(db: Db, log: Log, run: Run, lost: AbortController): NodeJS.Timeout {
  return setInterval(() => {
    renewLease(db, run).catch((error: unknown) => {
      if (error instanceof LeaseLost) lost.abort(error)
      else log.warn({ runId: run.id }, `The lease of the sync could not be renewed: ${messageOf(error)}`)
    })
  }, renewEveryMs)
}
