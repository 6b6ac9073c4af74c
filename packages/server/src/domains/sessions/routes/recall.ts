import type { App } from '../../../platform/http.ts'
import { recall } from '../recall/recall.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { carryOutOnMessage, messageCommand } from './message-command.ts'

const about = {
  operationId: 'recallSessionMessage',
  description: 'Takes back what the caller wrote, while the channel allows it (`recallSeconds` of the session).',
}

export const recallRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post('/api/sessions/:sessionId/messages/:msgId/recall', messageCommand(about), (request) =>
    carryOutOnMessage(deps, request, (asked) => recall(deps, asked)),
  )
