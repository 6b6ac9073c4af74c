import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { CsvImported, csvMaxBytes } from '../../contract.ts'
import { exportCsv, importCsv } from '../../entries/csv.ts'
import { assertSet } from '../../sets/access.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { Bytes, filled, takeBytes } from '../raw-body.ts'
import { SetParams, tags } from '../schemas.ts'

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

export const importRoute = (app: App, { db }: KnowledgeRoutesDeps) => {
  takeBytes(app, csvMaxBytes)
  app.post(
    '/api/v1/knowledge/sets/:set_id/entries.csv',
    {
      schema: {
        operationId: 'importKnowledgeEntries',
        tags,
        description:
          'Raw bytes of a CSV in UTF-8 with the columns question and answer (or 问题, 答案). Can be repeated.',
        consumes: ['application/octet-stream'],
        params: SetParams,
        body: Bytes,
        response: { 200: ref(CsvImported), ...detailed },
      },
    },
    async ({ botAdmin, params, body }) => importCsv(db, botAdmin, params.set_id, filled(body)),
  )
}
