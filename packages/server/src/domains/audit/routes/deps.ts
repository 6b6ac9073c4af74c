import type { Db } from '../../../platform/db.ts'
import type { App } from '../../../platform/http.ts'

export interface AuditRoutesDeps {
  readonly db: Db
  /** Lets only those into the scope who may read the log. Handed in: every domain writes the log, so it knows none. */
  readonly protect: (scope: App) => void
}
