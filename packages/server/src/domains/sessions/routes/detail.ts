import { type App, ok, ref } from '../../../platform/http.ts'
import { findSession } from '../queries.ts'
import { refusal } from '../refusal.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

export const detailRoute = (app: App, { db }: SessionRoutesDeps) =>
  app.get(
    '/api/sessions/:sessionId',
    {
      schema: {
        operationId: 'getSession',
        tags,
        params: SessionParams,
        response: { 200: ref(SessionResponse), ...sessionRefusals },
      },
    },
    async ({ params }) => {
      const session = await findSession(db, params.sessionId)
      if (!session) throw refusal(40401)
      return ok(session)
    },
  )
