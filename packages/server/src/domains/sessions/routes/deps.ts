import type { Db } from '../../../platform/db.ts'

export interface SessionRoutesDeps {
  readonly db: Db
  /** `channelType` values of the wire. */
  readonly channelTypes: readonly string[]
  readonly textBytes: (channelId: string) => number
  /** A command was committed: feed and outbox may look. */
  readonly onCommitted: () => void
}
