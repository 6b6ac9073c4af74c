import type { Db } from '../../../platform/db.ts'
import type { ReadScope } from '../../sessions/index.ts'
import type { ProfileDeps } from '../profile/read.ts'

export interface CustomerRoutesDeps extends ProfileDeps {
  readonly db: Db
  /** Whose sessions, and so whose customers, an agent may see. */
  readonly readScope: ReadScope
  /** A command was committed: feed and moves may look. */
  readonly onCommitted: () => void
}
