import type { Db } from '../../../platform/db.ts'
import type { DoctorDeps } from '../deps.ts'

export interface DoctorRoutesDeps {
  readonly db: Db
  readonly doctor: DoctorDeps
}
