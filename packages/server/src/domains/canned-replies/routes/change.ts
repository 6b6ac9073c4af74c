import { type App, ok } from '../../../platform/http.ts'
import { ReplyChanges } from '../contract.ts'
import { assertShape } from '../explain.ts'
import { changeReply } from '../save.ts'
import type { CannedReplyRoutesDeps } from './deps.ts'
import { authorOf, ReplyParams, ReplyResponse, replyRefusals, tags } from './schemas.ts'

export const changeRoute = (app: App, { db }: CannedReplyRoutesDeps) =>
  app.put(
    '/api/canned-replies/:replyId',
    {
      attachValidation: true,
      schema: {
        operationId: 'changeCannedReply',
        tags,
        description: 'Writes all of it anew; whose it is stays. Files that are not named are taken away.',
        params: ReplyParams,
        body: ReplyChanges,
        response: { 200: ReplyResponse, ...replyRefusals },
      },
    },
    async (request) => {
      assertShape(request.validationError)
      return ok(await changeReply(db, authorOf(request), request.params.replyId, request.body))
    },
  )
