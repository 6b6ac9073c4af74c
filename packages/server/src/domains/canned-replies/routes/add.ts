import { type App, ok } from '../../../platform/http.ts'
import { NewReply } from '../contract.ts'
import { assertShape } from '../explain.ts'
import { addReply } from '../save.ts'
import type { CannedReplyRoutesDeps } from './deps.ts'
import { authorOf, ReplyResponse, replyRefusals, tags } from './schemas.ts'

export const addRoute = (app: App, { db }: CannedReplyRoutesDeps) =>
  app.post(
    '/api/canned-replies',
    {
      attachValidation: true,
      schema: {
        operationId: 'addCannedReply',
        tags,
        description:
          'Everybody may add their own; shared ones need `replies.manage`. 409/40904 when the shortcut is taken.',
        body: NewReply,
        response: { 200: ReplyResponse, ...replyRefusals },
      },
    },
    async (request) => {
      assertShape(request.validationError)
      return ok(await addReply(db, authorOf(request), request.body))
    },
  )
