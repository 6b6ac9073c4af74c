import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { type App, refusals } from '../../../platform/http.ts'
import { findFile, partsOf } from '../read.ts'
import { refusal } from '../refusal.ts'
import { isShownInline } from '../sniff.ts'
import type { FileRoutesDeps } from './deps.ts'

export const downloadRoute = (app: App, { db }: FileRoutesDeps) =>
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
    async ({ params }, reply) => {
      const file = /^\w{1,64}$/.test(params.fileId) ? await findFile(db, params.fileId) : undefined
      if (!file) throw refusal(40402)
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

/** RFC 6266: a plain name for whoever knows no other, and the real one. */
function disposition(type: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  const real = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${type}; filename="${plain}"; filename*=UTF-8''${real}`
}
