import type { App } from '../../../platform/http.ts'
import { resend } from '../commands/resend.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { carryOutOnMessage, messageCommand } from './message-command.ts'

const about = {
  operationId: 'resendSessionMessage',
  description: 'Sends what was not sent once more: a message of its own, at the end.',
}

export const resendRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post('/api/sessions/:sessionId/messages/:msgId/resend', messageCommand(about), (request) =>
    carryOutOnMessage(deps, request, (asked) => resend(deps.db, asked)),
  )
