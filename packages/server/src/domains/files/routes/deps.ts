import type { Db } from '../../../platform/db.ts'

export interface FileRoutesDeps {
  readonly db: Db
}
