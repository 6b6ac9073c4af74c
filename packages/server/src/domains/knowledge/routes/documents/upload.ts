import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { documentMaxBytes, KnowledgeDocument } from '../../contract.ts'
import { addDocument } from '../../documents/documents.ts'
import { formatOf } from '../../documents/format-of.ts'
import { refusal } from '../../refusal.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { Bytes, filled, takeBytes } from '../raw-body.ts'
import { FileName, SetParams, tags } from '../schemas.ts'

export const uploadRoute = (app: App, { db, onAdded }: KnowledgeRoutesDeps) => {
  takeBytes(app, documentMaxBytes)
  app.post(
    '/api/v1/knowledge/sets/:set_id/documents',
    {
      schema: {
        operationId: 'addKnowledgeDocument',
        tags,
        description: 'Raw bytes; the name says the format. It is read in the background: ask for it again.',
        consumes: ['application/octet-stream'],
        params: SetParams,
        querystring: Type.Object({
          name: FileName,
        }),
        body: Bytes,
        response: { 200: ref(KnowledgeDocument), ...detailed },
      },
    },
    async ({ botAdmin, params, query, body, ip }) => {
      const bytes = filled(body)
      const format = formatOf(query.name, bytes)
      if (!format) throw refusal('unknown_format')
      const added = await addDocument(db, botAdmin, { setId: params.set_id, name: query.name, format, bytes }, ip)
      onAdded()
      return added
    },
  )
}
