import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeEntry, NewEntry } from '../../contract.ts'
import { addEntry } from '../../entries/entries.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { SetParams, tags } from '../schemas.ts'

export const addRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.post(
    '/api/v1/knowledge/sets/:set_id/entries',
    {
      schema: {
        operationId: 'addKnowledgeEntry',
        tags,
        params: SetParams,
        body: NewEntry,
        response: { 200: ref(KnowledgeEntry), ...detailed },
      },
    },
    async ({ botAdmin, params, body }) => addEntry(db, botAdmin, params.set_id, body),
  )
