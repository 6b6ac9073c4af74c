import { type App, ok, ref } from '../../../platform/http.ts'
import { maySupervise } from '../../agents/index.ts'
import { close } from '../close.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

export const closeRoute = (app: App, { db, onCommitted }: SessionRoutesDeps) =>
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
    async ({ principal, params }) => {
      const actor = { csId: principal.csId, mayForce: maySupervise(principal) }
      const session = await close(db, { sessionId: params.sessionId, actor })
      onCommitted()
      return ok(session)
    },
  )
