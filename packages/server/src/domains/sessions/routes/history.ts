import { type App, ok, ref, refusals } from '../../../platform/http.ts'
import { HistoryQuery } from '../contract.ts'
import { findSession, history } from '../queries.ts'
import { refusal } from '../refusal.ts'
import type { SessionRoutesDeps } from './index.ts'
import { MessageListResponse, SessionParams, tags } from './schemas.ts'

export const historyRoute = (app: App, { db }: SessionRoutesDeps) =>
  app.get(
    '/api/sessions/:sessionId/history',
    {
      schema: {
        operationId: 'getSessionHistory',
        tags,
        params: SessionParams,
        querystring: HistoryQuery,
        response: { 200: ref(MessageListResponse), ...refusals },
      },
    },
    async ({ params, query }) => {
      if (!(await findSession(db, params.sessionId))) throw refusal(40401)
      return ok(await history(db, params.sessionId, query))
    },
  )
