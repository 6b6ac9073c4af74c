import type { Db } from '../../../platform/db.ts'
import type { ReplyDeps } from '../commands/reply.ts'
import type { ReadScope } from '../reading/visibility.ts'
import type { RecallDeps } from '../recall/recall.ts'

export interface SessionRoutesDeps {
  readonly db: Db
  /** Whose sessions an agent may see. */
  readonly readScope: ReadScope
  /** `channelType` values of the wire. */
  readonly channelTypes: readonly string[]
  readonly textBytes: ReplyDeps['textBytes']
  readonly fileLimits: NonNullable<ReplyDeps['fileLimits']>
  readonly recallAtRemote: RecallDeps['recallAtRemote']
  /** A command was committed: feed and outbox may look. */
  readonly onCommitted: () => void
}
