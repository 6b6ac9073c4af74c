import { type App, detailed, ref } from '../../../platform/http.ts'
import { BotDone } from '../contract.ts'
import { removeBot } from '../store/remove-bot.ts'
import { type BotRoutesDeps, byOf, tags } from './deps.ts'
import { BotParams } from './params.ts'

export const removeRoute = (app: App, { db }: BotRoutesDeps) =>
  app.delete(
    '/api/v1/bots/:bot_id',
    {
      schema: {
        operationId: 'deleteBot',
        tags,
        description: 'With its share links and all it knows. Refused while it answers for a channel account.',
        params: BotParams,
        response: { 200: ref(BotDone), ...detailed },
      },
    },
    async (request) => {
      await removeBot(db, request.params.bot_id, byOf(request))
      return { success: true, message: '已删除' }
    },
  )
