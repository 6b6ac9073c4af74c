import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeSet, NewSet } from '../../contract.ts'
import { addSet } from '../../sets/sets.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { tags } from '../schemas.ts'

export const addRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.post(
    '/api/v1/knowledge/sets',
    {
      schema: {
        operationId: 'addKnowledgeSet',
        tags,
        body: NewSet,
        response: { 200: ref(KnowledgeSet), ...detailed },
      },
    },
    async ({ botAdmin, body, ip }) => addSet(db, botAdmin, body.name, ip),
  )
