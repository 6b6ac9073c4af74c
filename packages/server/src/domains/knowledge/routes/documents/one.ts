import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeDocument, KnowledgePassage } from '../../contract.ts'
import { passagesOf, readDocumentRow, removeDocument, retryDocument } from '../../documents/documents.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { DocumentParams, done, doneResponse, tags } from '../schemas.ts'

const path = '/api/v1/knowledge/documents/:document_id'
const response = { 200: ref(KnowledgeDocument), ...detailed }
const From = Type.Object({ from: Type.Optional(Type.Integer({ minimum: 0, default: 0 })) })

export function oneDocumentRoutes(app: App, { db, onAdded }: KnowledgeRoutesDeps): void {
  app.get(
    path,
    { schema: { operationId: 'getKnowledgeDocument', tags, params: DocumentParams, response } },
    async ({ botAdmin, params }) => readDocumentRow(db, botAdmin, params.document_id),
  )
  app.get(
    `${path}/passages`,
    {
      schema: {
        operationId: 'listKnowledgePassages',
        tags,
        description: 'A hundred at most, in their order from a position on.',
        params: DocumentParams,
        querystring: From,
        response: { 200: Type.Object({ items: Type.Array(ref(KnowledgePassage)) }), ...detailed },
      },
    },
    async ({ botAdmin, params, query }) => ({
      items: await passagesOf(db, botAdmin, params.document_id, query.from ?? 0),
    }),
  )
  app.post(
    `${path}/retry`,
    { schema: { operationId: 'retryKnowledgeDocument', tags, params: DocumentParams, response } },
    async ({ botAdmin, params }) => {
      const again = await retryDocument(db, botAdmin, params.document_id)
      onAdded()
      return again
    },
  )
  app.delete(
    path,
    { schema: { operationId: 'removeKnowledgeDocument', tags, params: DocumentParams, response: doneResponse } },
    async ({ botAdmin, params, ip }) => {
      await removeDocument(db, botAdmin, params.document_id, ip)
      return done('已删除')
    },
  )
}
