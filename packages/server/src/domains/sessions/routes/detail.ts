import { type App, ok, ref } from '../../../platform/http.ts'
import { findRating } from '../../surveys/index.ts'
import { refusal } from '../commands/refusal.ts'
import { handoffOf } from '../reading/handoff-of.ts'
import { findVisible } from '../reading/queries.ts'
import { readerOf } from '../reading/visibility.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

export const detailRoute = (app: App, { db, readScope }: SessionRoutesDeps) =>
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
    async ({ principal, params }) => {
      const session = await findVisible(db, readerOf(readScope, principal), params.sessionId)
      if (!session) throw refusal(40401)
      const rating = session.status === 'closed' ? await findRating(db, params.sessionId) : undefined
      const handoff = await handoffOf(db, session)
      return ok({ ...session, ...(rating !== undefined && { rating }), ...(handoff && { handoff }) })
    },
  )
