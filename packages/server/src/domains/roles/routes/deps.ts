import type { Db, Handle } from '../../../platform/db.ts'
import type { App } from '../../../platform/http.ts'

export interface RoleRoutesDeps {
  readonly db: Db
  /** Lets only those into the scope who may say who is what. */
  readonly protect: (scope: App) => void
  /** A change of the mappings, in one transaction with what it does to agents. */
  readonly changeMappings: <T>(change: (tx: Handle) => Promise<T>) => Promise<T>
  readonly onCommitted: () => void
}
