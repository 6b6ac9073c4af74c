import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { FileInfo, UploadQuery } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { storeFile } from '../store.ts'
import type { FileRoutesDeps } from './deps.ts'

export const uploadRoute = (app: App, { db }: FileRoutesDeps) =>
  app.post(
    '/api/files',
    {
      schema: {
        operationId: 'uploadFile',
        tags: ['Files'],
        consumes: ['application/octet-stream'],
        querystring: UploadQuery,
        // Without a type: the bytes are what they are.
        body: Type.Unsafe<Uint8Array>({ format: 'binary' }),
        response: { 200: envelope(ref(FileInfo)), ...refusals },
      },
    },
    async ({ body, query, principal }) => {
      if (!(body instanceof Uint8Array) || body.byteLength === 0) throw refusal(40000, '文件是空的')
      return ok(await storeFile(db, { name: query.name, bytes: body, createdBy: principal.agentId }))
    },
  )
