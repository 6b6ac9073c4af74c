import { Type } from 'typebox'
import { type App, envelope, ok } from '../../../platform/http.ts'
import { useReply } from '../use.ts'
import type { CannedReplyRoutesDeps } from './deps.ts'
import { authorOf, ReplyParams, replyRefusals, tags } from './schemas.ts'

export const usedRoute = (app: App, { db }: CannedReplyRoutesDeps) =>
  app.post(
    '/api/canned-replies/:replyId/used',
    {
      schema: {
        operationId: 'useCannedReply',
        tags,
        description: 'You have put it into a message: it is counted, and comes earlier in your list.',
        params: ReplyParams,
        response: { 200: envelope(Type.Object({})), ...replyRefusals },
      },
    },
    async (request) => {
      await useReply(db, authorOf(request), request.params.replyId)
      return ok({})
    },
  )
