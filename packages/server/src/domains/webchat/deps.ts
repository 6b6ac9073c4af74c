import type { Db } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import type { AnswerQuestion } from '../bots/index.ts'
import type { QueueLines, ReopenRule, TextLimit } from '../sessions/index.ts'

/** The channel whose customers are visitors, as its manifest names it. */
export interface VisitorChannel {
  readonly id: string
  readonly contractType: string
  readonly recallSeconds: number | null
}

export interface WebchatDeps {
  readonly db: Db
  readonly log: Log
  readonly channel: VisitorChannel
  readonly answer: AnswerQuestion
  readonly textBytes: (channelId: string) => TextLimit
  readonly reopenRule: ReopenRule
  readonly queueLines: QueueLines
  readonly onCommitted: () => void
}
