import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeDocument } from '../../contract.ts'
import { listDocuments } from '../../documents/documents.ts'
import { PageQuery, placeOf } from '../../page.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { pageSchema, SetParams, tags } from '../schemas.ts'

export const listRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.get(
    '/api/v1/knowledge/sets/:set_id/documents',
    {
      schema: {
        operationId: 'listKnowledgeDocuments',
        tags,
        description: 'Files and pages, newest first, each with how far its import is.',
        params: SetParams,
        querystring: PageQuery,
        response: { 200: pageSchema(ref(KnowledgeDocument)), ...detailed },
      },
    },
    async ({ botAdmin, params, query }) =>
      listDocuments(db, botAdmin, params.set_id, placeOf(query.after), query.limit ?? 50),
  )
