import type { Db } from '../../../platform/db.ts'

export interface CannedReplyRoutesDeps {
  readonly db: Db
}
