import type { Db } from '../../../platform/db.ts'
import type { ReplyDeps } from '../reply.ts'

export interface SessionRoutesDeps {
  readonly db: Db
  /** `channelType` values of the wire. */
  readonly channelTypes: readonly string[]
  readonly textBytes: (channelId: string) => number
  readonly fileLimits: NonNullable<ReplyDeps['fileLimits']>
  /** A command was committed: feed and outbox may look. */
  readonly onCommitted: () => void
}
