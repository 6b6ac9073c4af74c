import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { csvMaxBytes, KnowledgeDocument } from '../../contract.ts'
import { addDocument } from '../../documents/documents.ts'
import { assertCsv, exportCsv } from '../../entries/csv.ts'
import { assertSet } from '../../sets/access.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { Bytes, filled, takeBytes } from '../raw-body.ts'
import { FileName, SetParams, tags } from '../schemas.ts'

export const exportRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.get(
    '/api/v1/knowledge/sets/:set_id/entries.csv',
    {
      schema: {
        operationId: 'exportKnowledgeEntries',
        tags,
        params: SetParams,
        response: {
          200: { description: 'question,answer', content: { 'text/csv': { schema: Type.Unsafe({ type: 'string' }) } } },
          ...detailed,
        },
      },
    },
    async ({ botAdmin, params }, reply) => {
      await assertSet(db, botAdmin, params.set_id)
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="knowledge.csv"')
        .header('cache-control', 'private, no-store')
        .send(Readable.from(exportCsv(db, params.set_id)))
    },
  )

export const importRoute = (app: App, { db, onAdded }: KnowledgeRoutesDeps) => {
  takeBytes(app, csvMaxBytes)
  app.post(
    '/api/v1/knowledge/sets/:set_id/entries.csv',
    {
      schema: {
        operationId: 'importKnowledgeEntries',
        tags,
        description:
          'Raw bytes of a CSV in UTF-8 with the columns question and answer (or 问题, 答案). It is read in the background: ' +
          'ask for the import as for a document. Rows whose question the set has are left out, so it can be repeated.',
        consumes: ['application/octet-stream'],
        params: SetParams,
        querystring: Type.Object({ name: Type.Optional(FileName) }),
        body: Bytes,
        response: { 200: ref(KnowledgeDocument), ...detailed },
      },
    },
    async ({ botAdmin, params, query, body, ip }) => {
      const bytes = filled(body)
      await assertSet(db, botAdmin, params.set_id)
      assertCsv(bytes)
      const name = query.name ?? 'knowledge.csv'
      const added = await addDocument(db, botAdmin, { setId: params.set_id, name, format: 'csv', bytes }, ip)
      onAdded()
      return added
    },
  )
}
