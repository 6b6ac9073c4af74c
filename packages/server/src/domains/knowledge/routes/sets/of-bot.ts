import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { BotSets, KnowledgeSet } from '../../contract.ts'
import { giveSets, setsOfBot } from '../../sets/of-bot.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { BotParams, tags } from '../schemas.ts'

const response = { 200: Type.Object({ items: Type.Array(ref(KnowledgeSet)) }), ...detailed }

export function ofBotRoutes(app: App, { db }: KnowledgeRoutesDeps): void {
  app.get(
    '/api/v1/knowledge/bots/:bot_id/sets',
    {
      schema: {
        operationId: 'listKnowledgeSetsOfBot',
        tags,
        description: 'What the bot answers from, its own set first.',
        params: BotParams,
        response,
      },
    },
    async ({ botAdmin, params }) => ({ items: await setsOfBot(db, botAdmin, params.bot_id) }),
  )
  app.put(
    '/api/v1/knowledge/bots/:bot_id/sets',
    {
      schema: {
        operationId: 'giveKnowledgeSetsToBot',
        tags,
        description: 'These and its own set, which need not be named.',
        params: BotParams,
        body: BotSets,
        response,
      },
    },
    async ({ botAdmin, params, body, ip }) => ({
      items: await giveSets(db, botAdmin, params.bot_id, body.set_ids, ip),
    }),
  )
}
