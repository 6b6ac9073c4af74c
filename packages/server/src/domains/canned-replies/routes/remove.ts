import { Type } from 'typebox'
import { type App, envelope, ok } from '../../../platform/http.ts'
import { removeReply } from '../save.ts'
import type { CannedReplyRoutesDeps } from './deps.ts'
import { authorOf, ReplyParams, replyRefusals, tags } from './schemas.ts'

export const removeRoute = (app: App, { db }: CannedReplyRoutesDeps) =>
  app.delete(
    '/api/canned-replies/:replyId',
    {
      schema: {
        operationId: 'deleteCannedReply',
        tags,
        description: 'Your own, or with `replies.manage` a shared one.',
        params: ReplyParams,
        response: { 200: envelope(Type.Object({})), ...replyRefusals },
      },
    },
    async (request) => {
      await removeReply(db, authorOf(request), request.params.replyId)
      return ok({})
    },
  )
