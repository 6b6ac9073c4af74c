import type { Db } from '../../../platform/db.ts'
import type { UsualKinds } from '../settings.ts'

export interface AlertRoutesDeps {
  readonly db: Db
  readonly usual: UsualKinds
  /** Whether there is an app to send by. */
  readonly deliverable: boolean
}
