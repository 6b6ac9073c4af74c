import { type App, ok, ref } from '../../../platform/http.ts'
import { takeOver } from '../commands/take-over.ts'
import { TakeBody } from '../contract.ts'
import { actorOf, withBody } from './actor.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

export const takeoverRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/takeover',
    {
      attachValidation: true,
      preValidation: withBody,
      schema: {
        operationId: 'takeOverSession',
        tags,
        description: 'A supervisor goes on with it themselves, whoever has it.',
        params: SessionParams,
        body: TakeBody,
        response: { 200: ref(SessionResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { sessionId } = request.params
      await assertExists(deps, request, sessionId)
      const session = await takeOver(deps.db, { sessionId, actor: actorOf(request), ...request.body })
      deps.onCommitted()
      return ok(session)
    },
  )
