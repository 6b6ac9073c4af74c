import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeSet } from '../../contract.ts'
import { readSet } from '../../sets/sets.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { SetParams, tags } from '../schemas.ts'

export const readRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.get(
    '/api/v1/knowledge/sets/:set_id',
    {
      schema: {
        operationId: 'getKnowledgeSet',
        tags,
        params: SetParams,
        response: { 200: ref(KnowledgeSet), ...detailed },
      },
    },
    async ({ botAdmin, params }) => readSet(db, botAdmin, params.set_id),
  )
