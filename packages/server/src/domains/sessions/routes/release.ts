import type { App } from '../../../platform/http.ts'
import { releaseToBot } from '../commands/to-bot.ts'
import { HandOnBody } from '../contract.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { carryOut, sessionCommand } from './session-command.ts'

const about = {
  operationId: 'releaseSession',
  description:
    'The bot goes on; the assignee, or a supervisor, where the account has a bot. One that waits is given back too, by a supervisor.',
}

export const releaseRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post('/api/sessions/:sessionId/release', sessionCommand(about, HandOnBody), (request) =>
    carryOut(deps, request, (asked) => releaseToBot(deps.db, { ...asked, ...request.body })),
  )
