import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeEntry } from '../../contract.ts'
import { listEntries } from '../../entries/entries.ts'
import { PageQuery, placeOf } from '../../page.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { pageSchema, SetParams, tags } from '../schemas.ts'

const q = Type.Optional(
  Type.String({ maxLength: 100, description: 'what question or answer has in it, or sounds like' }),
)

export const listRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.get(
    '/api/v1/knowledge/sets/:set_id/entries',
    {
      schema: {
        operationId: 'listKnowledgeEntries',
        tags,
        description: 'Pairs of question and answer, newest first.',
        params: SetParams,
        querystring: Type.Object({ ...PageQuery.properties, q }),
        response: { 200: pageSchema(ref(KnowledgeEntry)), ...detailed },
      },
    },
    async ({ botAdmin, params, query }) =>
      listEntries(db, botAdmin, {
        setId: params.set_id,
        q: query.q,
        place: placeOf(query.after),
        limit: query.limit ?? 50,
      }),
  )
