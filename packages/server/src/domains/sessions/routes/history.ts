import { type App, ok, ref } from '../../../platform/http.ts'
import { refusal } from '../commands/refusal.ts'
import { HistoryQuery } from '../contract.ts'
import { findVisible, history } from '../reading/queries.ts'
import { previewLength, readerOf } from '../reading/visibility.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { MessageListResponse, SessionParams, sessionRefusals, tags } from './schemas.ts'

const lastPossibleSeq = 2 ** 31 - 1

export const historyRoute = (app: App, { db, readScope }: SessionRoutesDeps) =>
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
    async ({ principal, params, query }) => {
      const reader = readerOf(readScope, principal)
      const session = await findVisible(db, reader, params.sessionId)
      if (!session) throw refusal(40401)
      if (session.status === 'pending' && !reader.readsAll)
        return ok(await history(db, params.sessionId, { limit: previewLength }))
      const beforeSeq = query.beforeSeq && Math.min(query.beforeSeq, lastPossibleSeq)
      return ok(await history(db, params.sessionId, { ...query, ...(beforeSeq && { beforeSeq }) }))
    },
  )
