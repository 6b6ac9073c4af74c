import { type App, ok, ref } from '../../../platform/http.ts'
import { HistoryQuery } from '../contract.ts'
import { findSession, history } from '../queries.ts'
import { refusal } from '../refusal.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { MessageListResponse, SessionParams, sessionRefusals, tags } from './schemas.ts'

const lastPossibleSeq = 2 ** 31 - 1

export const historyRoute = (app: App, { db }: SessionRoutesDeps) =>
  app.get(
    '/api/sessions/:sessionId/history',
    {
      schema: {
        operationId: 'getSessionHistory',
        tags,
        params: SessionParams,
        querystring: HistoryQuery,
        response: { 200: ref(MessageListResponse), ...sessionRefusals },
      },
    },
    async ({ params, query }) => {
      if (!(await findSession(db, params.sessionId))) throw refusal(40401)
      const beforeSeq = query.beforeSeq && Math.min(query.beforeSeq, lastPossibleSeq)
      return ok(await history(db, params.sessionId, { ...query, ...(beforeSeq && { beforeSeq }) }))
    },
  )
