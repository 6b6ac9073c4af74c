import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeSet, NewSet } from '../../contract.ts'
import { renameSet } from '../../sets/sets.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { SetParams, tags } from '../schemas.ts'

export const renameRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.put(
    '/api/v1/knowledge/sets/:set_id',
    {
      schema: {
        operationId: 'renameKnowledgeSet',
        tags,
        params: SetParams,
        body: NewSet,
        response: { 200: ref(KnowledgeSet), ...detailed },
      },
    },
    async ({ botAdmin, params, body }) => renameSet(db, botAdmin, params.set_id, body.name),
  )
