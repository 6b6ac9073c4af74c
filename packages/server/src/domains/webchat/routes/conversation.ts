import { type App, detailed, ref } from '../../../platform/http.ts'
import { Conversation, ConversationQuery } from '../contract.ts'
import { readConversation } from '../conversation/read-conversation.ts'
import { type VisitorRoutesDeps, visitorFrom } from './deps.ts'
import { base, ShareParams, tags } from './schemas.ts'

export const conversationRoute = (app: App, deps: VisitorRoutesDeps) =>
  app.get(
    `${base}/conversation`,
    {
      schema: {
        operationId: 'getVisitorConversation',
        tags,
        description: 'What was said between the visitor and the bot of the link, and who has the conversation now.',
        params: ShareParams,
        querystring: ConversationQuery,
        response: { 200: ref(Conversation), ...detailed },
      },
    },
    async (request) => {
      const { visitor } = await visitorFrom(deps, request)
      return readConversation(deps.db, visitor, request.query)
    },
  )
