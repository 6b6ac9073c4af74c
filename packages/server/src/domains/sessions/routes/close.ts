import { type App, ok, ref } from '../../../platform/http.ts'
import { maySupervise } from '../../agents/index.ts'
import { close } from '../commands/close.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

export const closeRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/close',
    {
      schema: {
        operationId: 'closeSession',
        tags,
        params: SessionParams,
        response: { 200: ref(SessionResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { principal, params, ip } = request
      await assertExists(deps, request, params.sessionId)
      const actor = { csId: principal.csId, mayForce: maySupervise(principal), ip }
      const session = await close(deps.db, { sessionId: params.sessionId, actor })
      deps.onCommitted()
      return ok(session)
    },
  )
