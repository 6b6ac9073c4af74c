import type { Db } from '../../../platform/db.ts'
import type { App, Request } from '../../../platform/http.ts'
import type { AnswerQuestion } from '../answering/answering.ts'
import type { By } from '../store/create-bot.ts'
import type { ModelDeps } from '../store/given.ts'

export interface BotRoutesDeps extends ModelDeps {
  readonly db: Db
  readonly answer: AnswerQuestion
  /** Lets in who administers bots, and nobody else, to every route of the scope. */
  readonly protect: (scope: App) => void
  /** On routes with `bot_id` in the path: for who owns that bot. */
  readonly requireOwner: (request: Request) => Promise<void>
}

export const byOf = ({ botAdmin: { kind, id, isAdmin, actor }, ip }: Pick<Request, 'botAdmin' | 'ip'>): By => ({
  kind,
  id,
  isAdmin,
  actor,
  ip,
})

export const tags = ['Bots']
