import type { Db } from '../../../platform/db.ts'

export interface SurveyRoutesDeps {
  readonly db: Db
}
