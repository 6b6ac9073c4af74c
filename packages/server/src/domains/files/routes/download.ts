import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { type App, refusals } from '../../../platform/http.ts'
import { disposition } from '../disposition.ts'
import { findUploaded, partsOf } from '../read.ts'
import { refusal } from '../refusal.ts'
import { isShownInline } from '../sniff.ts'
import type { FileRoutesDeps } from './deps.ts'

export const downloadRoute = (app: App, { db, mayRead }: FileRoutesDeps) =>
  app.get(
    '/api/files/:fileId',
    {
      schema: {
        operationId: 'downloadFile',
        tags: ['Files'],
        params: Type.Object({ fileId: Type.String() }),
        response: {
          200: {
            description: 'the file',
            content: { 'application/octet-stream': { schema: Type.Unsafe({ type: 'string', format: 'binary' }) } },
          },
          ...refusals,
        },
      },
    },
    async ({ params, principal }, reply) => {
      const file = /^\w{1,64}$/.test(params.fileId) ? await findUploaded(db, params.fileId) : undefined
      if (!file) throw refusal(40402)
      const isOwn = file.createdBy === principal.agentId
      if (!isOwn && !(await mayRead(principal, file.fileId))) throw refusal(40402)
      const { name, mime, size, fileId } = file
      return (
        reply
          .header('content-type', mime)
          .header('content-length', size)
          .header('content-disposition', disposition(isShownInline(mime) ? 'inline' : 'attachment', name))
          .header('x-content-type-options', 'nosniff')
          .header('content-security-policy', "default-src 'none'; sandbox")
          // Its message may be taken back.
          .header('cache-control', 'private, no-store')
          .send(Readable.from(partsOf(db, fileId)))
      )
    },
  )
