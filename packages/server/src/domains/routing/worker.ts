import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { type AssignDeps, assignNext, type Skipped } from './assign-next.ts'
import { type RouteDeps, routePending } from './route-pending.ts'

export interface RoutingDeps extends RouteDeps, AssignDeps {
  readonly log: Log
  readonly onCommitted: () => void
}

/** At most this many before the others of the desk hear of them. */
const atOnce = 20

/** What begins to wait is given its team, and, where the desk gives out sessions itself, an agent. Every node may do it. */
export const startRouting = (deps: RoutingDeps): Worker =>
  startWorker({
    name: 'routing',
    log: deps.log,
    async work() {
      const routed = await routePending(deps)
      const skipped: Skipped = new Set()
      let given = 0
      while (given < atOnce && (await assignNext(deps, skipped))) given++
      if (routed > 0 || given > 0) deps.onCommitted()
      return routed > 0 || given - skipped.size > 0
    },
  })
