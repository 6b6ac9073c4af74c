import type { App } from '../../../platform/http.ts'
import { reopen } from '../commands/reopen.ts'
import { TakeBody } from '../contract.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { carryOut, sessionCommand } from './session-command.ts'

const about = {
  operationId: 'reopenSession',
  description: 'The agent who had it last, or a supervisor, goes on with a closed session.',
}

export const reopenRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post('/api/sessions/:sessionId/reopen', sessionCommand(about, TakeBody), (request) =>
    carryOut(deps, request, (asked) => reopen(deps.db, { ...asked, ...request.body })),
  )
