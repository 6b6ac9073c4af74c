import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../platform/http.ts'
import { BotUsage } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { findBot } from '../store/bot-rows.ts'
import { readUsage } from '../usage/read.ts'
import { type BotRoutesDeps, tags } from './deps.ts'
import { BotParams } from './params.ts'

export const usageRoute = (app: App, { db }: BotRoutesDeps) =>
  app.get(
    '/api/v1/bots/:bot_id/usage',
    {
      schema: {
        operationId: 'getBotUsage',
        tags,
        params: BotParams,
        querystring: Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 30 })) }),
        response: { 200: ref(BotUsage), ...detailed },
      },
    },
    async ({ params, query: { days = 30 } }) => {
      if (!(await findBot(db, params.bot_id))) throw refusal('unknown')
      return readUsage(db, params.bot_id, days)
    },
  )
