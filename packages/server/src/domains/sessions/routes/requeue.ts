import { type App, ok, ref } from '../../../platform/http.ts'
import { requeue } from '../commands/requeue.ts'
import { HandOnBody } from '../contract.ts'
import { actorOf, withBody } from './actor.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

export const requeueRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/requeue',
    {
      attachValidation: true,
      preValidation: withBody,
      schema: {
        operationId: 'requeueSession',
        tags,
        description: 'Back into the queue; the assignee, or a supervisor.',
        params: SessionParams,
        body: HandOnBody,
        response: { 200: ref(SessionResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { sessionId } = request.params
      await assertExists(deps, request, sessionId)
      const session = await requeue(deps.db, { sessionId, actor: actorOf(request), ...request.body })
      deps.onCommitted()
      return ok(session)
    },
  )
