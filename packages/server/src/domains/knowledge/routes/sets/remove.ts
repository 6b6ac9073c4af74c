import type { App } from '../../../../platform/http.ts'
import { removeSet } from '../../sets/sets.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { done, doneResponse, SetParams, tags } from '../schemas.ts'

export const removeRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.delete(
    '/api/v1/knowledge/sets/:set_id',
    {
      schema: {
        operationId: 'removeKnowledgeSet',
        tags,
        description: 'With all that is in it. A bot’s own set stays as long as the bot: 409.',
        params: SetParams,
        response: doneResponse,
      },
    },
    async ({ botAdmin, params, ip }) => {
      await removeSet(db, botAdmin, params.set_id, ip)
      return done('已删除')
    },
  )
