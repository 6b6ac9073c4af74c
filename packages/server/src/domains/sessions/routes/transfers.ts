import { type App, ok, ref } from '../../../platform/http.ts'
import { maySupervise } from '../../agents/index.ts'
import { TransferQuery } from '../contract.ts'
import { listTransfers } from '../transfers/queries.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { sessionRefusals, TransferListResponse, tags } from './schemas.ts'

export const transfersRoute = (app: App, { db }: SessionRoutesDeps) =>
  app.get(
    '/api/transfers',
    {
      schema: {
        operationId: 'getTransfers',
        tags,
        description:
          'What the caller asked for and was asked, newest first; supervisors read everybody’s. ' +
          'More pages by the X-Next-Cursor header.',
        querystring: TransferQuery,
        response: { 200: ref(TransferListResponse), ...sessionRefusals },
      },
    },
    async ({ principal, query }, reply) => {
      const reader = { csId: principal.csId, all: maySupervise(principal) }
      const { items, next } = await listTransfers(db, reader, query)
      if (next) reply.header('x-next-cursor', next)
      return ok(items)
    },
  )
