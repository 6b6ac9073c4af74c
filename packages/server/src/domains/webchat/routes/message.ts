import { type App, detailed, ref } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { PostBody, VisitorMessage } from '../contract.ts'
import { findMessage } from '../conversation/messages.ts'
import { storeForPerson } from '../posts/store-for-person.ts'
import { perMinute, type VisitorRoutesDeps, visitorFrom } from './deps.ts'
import { base, ShareParams, tags } from './schemas.ts'

export const messageRoute = (app: App, deps: VisitorRoutesDeps) =>
  app.post(
    `${base}/messages`,
    {
      config: perMinute(60),
      schema: {
        operationId: 'postVisitorMessage',
        tags,
        description: 'To the person who has, or will have, the conversation. 409 while it is with the bot.',
        params: ShareParams,
        body: PostBody,
        response: { 200: ref(VisitorMessage), ...detailed },
      },
    },
    async (request) => {
      const { visitor } = await visitorFrom(deps, request)
      const { content, client_msg_id: clientMsgId } = request.body
      const stored = await storeForPerson(deps, visitor, { text: content, clientMsgId, traceId: newId('trc') })
      return findMessage(deps.db, stored)
    },
  )
