import type { Db } from '../../../platform/db.ts'

export interface DirectoryRoutesDeps {
  readonly db: Db
  /** A run was added: the worker may take it up. */
  readonly onAdded: () => void
}
