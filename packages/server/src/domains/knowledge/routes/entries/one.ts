import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeEntry, NewEntry } from '../../contract.ts'
import { changeEntry, readEntry, removeEntry } from '../../entries/entries.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { done, doneResponse, EntryParams, tags } from '../schemas.ts'

const path = '/api/v1/knowledge/entries/:entry_id'
const response = { 200: ref(KnowledgeEntry), ...detailed }

export function oneEntryRoutes(app: App, { db }: KnowledgeRoutesDeps): void {
  app.get(
    path,
    { schema: { operationId: 'getKnowledgeEntry', tags, params: EntryParams, response } },
    async ({ botAdmin, params }) => readEntry(db, botAdmin, params.entry_id),
  )
  app.put(
    path,
    { schema: { operationId: 'changeKnowledgeEntry', tags, params: EntryParams, body: NewEntry, response } },
    async ({ botAdmin, params, body }) => changeEntry(db, botAdmin, params.entry_id, body),
  )
  app.delete(
    path,
    { schema: { operationId: 'removeKnowledgeEntry', tags, params: EntryParams, response: doneResponse } },
    async ({ botAdmin, params }) => {
      await removeEntry(db, botAdmin, params.entry_id)
      return done('已删除')
    },
  )
}
