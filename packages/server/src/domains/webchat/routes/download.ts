import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { type App, detailed } from '../../../platform/http.ts'
import { disposition, partsOf } from '../../files/index.ts'
import { findOwnFile } from '../own-file.ts'
import { refusal } from '../refusal.ts'
import { type VisitorRoutesDeps, visitorFrom } from './deps.ts'
import { base, ShareParams, tags } from './schemas.ts'

/** Pictures hold no script; everything else is saved, and never opened on our address. */
const plainImages = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

export const downloadRoute = (app: App, deps: VisitorRoutesDeps) =>
  app.get(
    `${base}/files/:file_id`,
    {
      schema: {
        operationId: 'downloadVisitorFile',
        tags,
        params: Type.Object({ ...ShareParams.properties, file_id: Type.String() }),
        response: {
          200: {
            description: 'the file',
            content: { 'application/octet-stream': { schema: Type.Unsafe({ type: 'string', format: 'binary' }) } },
          },
          ...detailed,
        },
      },
    },
    async (request, reply) => {
      const { visitor } = await visitorFrom(deps, request)
      const file = await findOwnFile(deps.db, visitor, request.params.file_id)
      if (!file) throw refusal('file_not_found')
      const { name, mime, size, fileId } = file
      const isImage = plainImages.has(mime)
      if (!isImage) reply.header('content-security-policy', "default-src 'none'; sandbox")
      return reply
        .header('content-type', mime)
        .header('content-length', size)
        .header('content-disposition', disposition(isImage ? 'inline' : 'attachment', name))
        .header('x-content-type-options', 'nosniff')
        .send(Readable.from(partsOf(deps.db, fileId)))
    },
  )
