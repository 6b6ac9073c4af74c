import { Type } from 'typebox'
import { type App, envelope, ok, ref } from '../../../platform/http.ts'
import { CannedReply } from '../contract.ts'
import { listReplies } from '../list.ts'
import type { CannedReplyRoutesDeps } from './deps.ts'
import { authorOf, replyRefusals, tags } from './schemas.ts'

export const listRoute = (app: App, { db }: CannedReplyRoutesDeps) =>
  app.get(
    '/api/canned-replies',
    {
      schema: {
        operationId: 'listCannedReplies',
        tags,
        description:
          'All that you may use: of the desk, of your teams, your own. First what you use most, then what others use most.',
        response: { 200: envelope(Type.Array(ref(CannedReply))), ...replyRefusals },
      },
    },
    async (request) => ok(await listReplies(db, authorOf(request))),
  )
