import type { Db } from '../../../platform/db.ts'

export interface ReportRoutesDeps {
  readonly db: Db
}
