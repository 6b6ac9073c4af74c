import type { Db } from '../../../platform/db.ts'
import type { ReadScope } from '../../sessions/index.ts'

export interface SearchRoutesDeps {
  readonly db: Db
  /** Whose sessions an agent may look into. */
  readonly readScope: ReadScope
  /** `channelType` values of the wire. */
  readonly channelTypes: readonly string[]
}
