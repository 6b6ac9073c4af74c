import { type App, detailed, ref } from '../../../platform/http.ts'
import { Bot } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { findBot, presentBot } from '../store/bot-rows.ts'
import { type BotRoutesDeps, tags } from './deps.ts'
import { BotParams } from './params.ts'

export const readRoute = (app: App, { db }: BotRoutesDeps) =>
  app.get(
    '/api/v1/bots/:bot_id',
    { schema: { operationId: 'getBot', tags, params: BotParams, response: { 200: ref(Bot), ...detailed } } },
    async ({ params }) => {
      const bot = await findBot(db, params.bot_id)
      if (!bot) throw refusal('unknown')
      return presentBot(bot)
    },
  )
