import type { Db } from '../../../platform/db.ts'
import type { App } from '../../../platform/http.ts'

export interface KnowledgeRoutesDeps {
  readonly db: Db
  /** Lets in who administers bots, and says who it is in `request.botAdmin`. */
  readonly protect: (scope: App) => void
  /** There is something to import. */
  readonly onAdded: () => void
}
