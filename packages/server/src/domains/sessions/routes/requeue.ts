import type { App } from '../../../platform/http.ts'
import { requeue } from '../commands/requeue.ts'
import { HandOnBody } from '../contract.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { carryOut, sessionCommand } from './session-command.ts'

const about = {
  operationId: 'requeueSession',
  description: 'Back into the queue; the assignee, or a supervisor.',
}

export const requeueRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post('/api/sessions/:sessionId/requeue', sessionCommand(about, HandOnBody), (request) =>
    carryOut(deps, request, (asked) => requeue(deps.db, { ...asked, ...request.body })),
  )
