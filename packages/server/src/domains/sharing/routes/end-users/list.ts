import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { EndUserList } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { listEndUsers } from '../../end-users/list.ts'
import { presentEndUser } from '../../end-users/rows.ts'

export const listRoute = (app: App, { db }: SharingDeps) =>
  app.get(
    '/api/v1/end-users',
    {
      schema: {
        operationId: 'listEndUsers',
        tags: ['Sharing'],
        description: 'My own, the newest first. X-Next-Cursor says where the next page begins, if there is one.',
        querystring: Type.Object({
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, default: 1_000 })),
          cursor: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: { 200: ref(EndUserList), ...detailed },
      },
    },
    async ({ query: { limit = 1_000, cursor = '' }, botAdmin }, reply) => {
      const { rows, next } = await listEndUsers(db, botAdmin, { cursor, limit })
      if (next) reply.header('x-next-cursor', next)
      return { items: rows.map(presentEndUser) }
    },
  )
