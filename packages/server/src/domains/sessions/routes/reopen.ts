import { type App, ok, ref } from '../../../platform/http.ts'
import { reopen } from '../commands/reopen.ts'
import { TakeBody } from '../contract.ts'
import { actorOf, withBody } from './actor.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

export const reopenRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/reopen',
    {
      attachValidation: true,
      preValidation: withBody,
      schema: {
        operationId: 'reopenSession',
        tags,
        description: 'The agent who had it last, or a supervisor, goes on with a closed session.',
        params: SessionParams,
        body: TakeBody,
        response: { 200: ref(SessionResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { sessionId } = request.params
      await assertExists(deps, request, sessionId)
      const session = await reopen(deps.db, { sessionId, actor: actorOf(request), ...request.body })
      deps.onCommitted()
      return ok(session)
    },
  )
