import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { KnowledgeFound, Try } from '../../contract.ts'
import { createRetrieve } from '../../search/retrieve.ts'
import { assertBot } from '../../sets/access.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { BotParams, tags } from '../schemas.ts'

export const tryRoute = (app: App, { db }: KnowledgeRoutesDeps) =>
  app.post(
    '/api/v1/knowledge/bots/:bot_id/search',
    {
      schema: {
        operationId: 'searchKnowledgeOfBot',
        tags,
        description: 'What the bot would answer from, best first; nothing when it would say that it does not know.',
        params: BotParams,
        body: Try,
        response: { 200: Type.Object({ items: Type.Array(ref(KnowledgeFound)) }), ...detailed },
      },
    },
    async ({ botAdmin, params, body }) => {
      await assertBot(db, botAdmin, params.bot_id)
      return { items: await createRetrieve(db)(params.bot_id, body.question) }
    },
  )
