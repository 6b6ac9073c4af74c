import { type App, detailed, ref } from '../../../platform/http.ts'
import { Bot, UpdateBotBody } from '../contract.ts'
import { changeBot } from '../store/change-bot.ts'
import { type BotRoutesDeps, byOf, tags } from './deps.ts'
import { BotParams } from './params.ts'

export const updateRoute = (app: App, deps: BotRoutesDeps) =>
  app.put(
    '/api/v1/bots/:bot_id',
    {
      schema: {
        operationId: 'updateBot',
        tags,
        description:
          'Keys that are left out stay; `settings` and `model` are replaced as a whole. It answers by them from the next question on.',
        params: BotParams,
        body: UpdateBotBody,
        response: { 200: ref(Bot), ...detailed },
      },
    },
    async (request) => changeBot(deps.db, deps, request.params.bot_id, request.body, byOf(request)),
  )
