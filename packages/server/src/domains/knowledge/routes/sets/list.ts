import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeSet } from '../../contract.ts'
import { PageQuery, placeOf } from '../../page.ts'
import { listSets } from '../../sets/sets.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { pageSchema, tags } from '../schemas.ts'

export const listRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.get(
    '/api/v1/knowledge/sets',
    {
      schema: {
        operationId: 'listKnowledgeSets',
        tags,
        description: 'Your own, and those of bots that you look after; newest first.',
        querystring: PageQuery,
        response: { 200: pageSchema(ref(KnowledgeSet)), ...detailed },
      },
    },
    async ({ botAdmin, query }) => listSets(db, botAdmin, placeOf(query.after), query.limit ?? 50),
  )
