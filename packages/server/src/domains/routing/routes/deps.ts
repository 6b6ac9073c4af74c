import type { Db } from '../../../platform/db.ts'
import type { AssignMode } from '../contract.ts'

export interface RoutingRoutesDeps {
  readonly db: Db
  readonly assignMode: AssignMode
  /** Who gets which session may have changed. */
  readonly onCommitted: () => void
}

export const tags = ['Routing']
