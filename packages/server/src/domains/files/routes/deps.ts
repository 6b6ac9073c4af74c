import type { Db } from '../../../platform/db.ts'
import type { Principal } from '../../agents/index.ts'

export interface FileRoutesDeps {
  readonly db: Db
  /** May they see what holds it? Whoever uploaded a file reads it anyhow. */
  readonly mayRead: (principal: Principal, fileId: string) => Promise<boolean>
}
