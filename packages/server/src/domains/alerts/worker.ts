import type { Db } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { type PlanDeps, planAlerts } from './plan.ts'
import { type SendAlert, sendNext } from './send.ts'

export interface AlertsDeps extends PlanDeps {
  readonly db: Db
  readonly log: Log
  readonly send: SendAlert
}

const everyMs = 5_000

/** Tells people of the company what they should know although no console is open in front of them. */
export const startAlerts = ({ db, log, send, ...plan }: AlertsDeps): Worker => {
  let sending = false
  return startWorker({
    name: 'alerts',
    log,
    everyMs,
    async work() {
      if (!sending) await planAlerts(db, plan)
      sending = await sendNext(db, log, send)
      return sending
    },
  })
}
