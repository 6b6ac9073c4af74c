import { type App, ok, ref } from '../../../platform/http.ts'
import { refusal } from '../commands/refusal.ts'
import { eventsOf } from '../reading/events.ts'
import { findVisible } from '../reading/queries.ts'
import { readerOf } from '../reading/visibility.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { EventListResponse, SessionParams, sessionRefusals, tags } from './schemas.ts'

export const eventsRoute = (app: App, { db, readScope }: SessionRoutesDeps) =>
  app.get(
    '/api/sessions/:sessionId/events',
    {
      schema: {
        operationId: 'getSessionEvents',
        tags,
        description: 'What became of the session, and who was asked to take it, oldest first.',
        params: SessionParams,
        response: { 200: ref(EventListResponse), ...sessionRefusals },
      },
    },
    async ({ principal, params }) => {
      if (!(await findVisible(db, readerOf(readScope, principal), params.sessionId))) throw refusal(40401)
      return ok(await eventsOf(db, params.sessionId))
    },
  )
