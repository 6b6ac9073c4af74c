import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../platform/http.ts'
import { Bot } from '../contract.ts'
import { listBots } from '../store/list-bots.ts'
import { type BotRoutesDeps, byOf, tags } from './deps.ts'

export const listRoute = (app: App, { db }: BotRoutesDeps) =>
  app.get(
    '/api/v1/bots',
    {
      schema: {
        operationId: 'listBots',
        tags,
        description:
          'Newest first: those of the caller, and for administrators those of the desk. The master key sees all.',
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 200 })),
        }),
        response: {
          200: Type.Object({ items: Type.Array(ref(Bot)), next: Type.Optional(Type.String()) }),
          ...detailed,
        },
      },
    },
    async (request) => listBots(db, byOf(request), request.query),
  )
