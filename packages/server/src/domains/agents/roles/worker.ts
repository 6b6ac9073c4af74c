import type { Db } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { refreshAllRoles } from './refresh.ts'

interface RolesDeps {
  readonly db: Db
  readonly log: Log
  /** Something was committed that screens should see. */
  readonly onCommitted: () => void
}

/** Poked when the directory has changed; looks by itself for what another process stored before it died. */
const lookEveryMs = 60_000

/** Keeps roles in step with the directory. */
export const startRoles = ({ db, log, onCommitted }: RolesDeps): Worker =>
  startWorker({
    name: 'roles',
    log,
    everyMs: lookEveryMs,
    async work() {
      if (await refreshAllRoles(db)) onCommitted()
      return false
    },
  })
