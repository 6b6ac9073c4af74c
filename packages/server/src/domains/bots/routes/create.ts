import { type App, detailed, ref } from '../../../platform/http.ts'
import { Bot, CreateBotBody } from '../contract.ts'
import { createBot } from '../store/create-bot.ts'
import { type BotRoutesDeps, byOf, tags } from './deps.ts'

export const createRoute = (app: App, deps: BotRoutesDeps) =>
  app.post(
    '/api/v1/bots',
    {
      schema: {
        operationId: 'createBot',
        tags,
        description: 'It belongs to the caller.',
        body: CreateBotBody,
        response: { 200: ref(Bot), ...detailed },
      },
    },
    async (request) => createBot(deps.db, deps, request.body, byOf(request)),
  )
