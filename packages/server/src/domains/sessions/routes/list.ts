import { Type } from 'typebox'
import { type App, ok, ref } from '../../../platform/http.ts'
import { ListQuery } from '../contract.ts'
import { listSessions } from '../reading/list-sessions.ts'
import { readerOf } from '../reading/visibility.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionListResponse, sessionRefusals, tags } from './schemas.ts'

export const listRoute = (app: App, { db, channelTypes, readScope }: SessionRoutesDeps) =>
  app.get(
    '/api/sessions',
    {
      schema: {
        operationId: 'getSessions',
        tags,
        description: 'Newest activity first; more pages by the X-Next-Cursor header.',
        ...{ 'x-requirements': ['AC-MCA-12'] },
        querystring: Type.Object({ ...ListQuery.properties, channelType: Type.Optional(Type.Enum([...channelTypes])) }),
        response: { 200: ref(SessionListResponse), ...sessionRefusals },
      },
    },
    async ({ principal, query }, reply) => {
      const { items, next } = await listSessions(db, readerOf(readScope, principal), query)
      if (next) reply.header('x-next-cursor', next)
      return ok(items)
    },
  )
