import { type App, ok, ref } from '../../../platform/http.ts'
import { releaseToBot } from '../commands/to-bot.ts'
import { HandOnBody } from '../contract.ts'
import { actorOf, withBody } from './actor.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

export const releaseRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/release',
    {
      attachValidation: true,
      preValidation: withBody,
      schema: {
        operationId: 'releaseSession',
        tags,
        description:
          'The bot goes on; the assignee, or a supervisor, where the account has a bot. One that waits is given back too, by a supervisor.',
        params: SessionParams,
        body: HandOnBody,
        response: { 200: ref(SessionResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { sessionId } = request.params
      await assertExists(deps, request, sessionId)
      const session = await releaseToBot(deps.db, { sessionId, actor: actorOf(request), ...request.body })
      deps.onCommitted()
      return ok(session)
    },
  )
