import type { App } from '../../../platform/http.ts'
import { takeOver } from '../commands/take-over.ts'
import { TakeBody } from '../contract.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { carryOut, sessionCommand } from './session-command.ts'

const about = {
  operationId: 'takeOverSession',
  description: 'A supervisor goes on with it themselves, whoever has it.',
}

export const takeoverRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post('/api/sessions/:sessionId/takeover', sessionCommand(about, TakeBody), (request) =>
    carryOut(deps, request, (asked) => takeOver(deps.db, { ...asked, ...request.body })),
  )
