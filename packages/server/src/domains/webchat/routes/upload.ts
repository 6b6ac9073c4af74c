import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { FileQuery, VisitorMessage } from '../contract.ts'
import { findMessage } from '../conversation/messages.ts'
import { postFile } from '../posts/post-file.ts'
import { refusal } from '../refusal.ts'
import { perMinute, type VisitorRoutesDeps, visitorFrom } from './deps.ts'
import { base, ShareParams, tags } from './schemas.ts'

export const uploadRoute = (app: App, deps: VisitorRoutesDeps) =>
  app.post(
    `${base}/files`,
    {
      config: perMinute(20),
      schema: {
        operationId: 'postVisitorFile',
        tags,
        description: 'A file as a message. Its kind is what its first bytes say.',
        consumes: ['application/octet-stream'],
        params: ShareParams,
        querystring: FileQuery,
        // Without a type: the bytes are what they are.
        body: Type.Unsafe<Uint8Array>({ format: 'binary' }),
        response: { 200: ref(VisitorMessage), ...detailed },
      },
    },
    async (request) => {
      const { visitor } = await visitorFrom(deps, request)
      const { body: bytes, query } = request
      if (!(bytes instanceof Uint8Array) || bytes.byteLength === 0) throw refusal('file_empty')
      const { name, client_msg_id: clientMsgId } = query
      return findMessage(deps.db, await postFile(deps, visitor, { name, bytes, clientMsgId, traceId: newId('trc') }))
    },
  )
