import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { ShareTokenList } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { requireBotOwner } from '../../guards/require-bot-owner.ts'
import { linksOf } from '../../links/find.ts'
import { presentLink } from '../../links/rows.ts'

export const listRoute = (app: App, { db, sealer }: SharingDeps) =>
  app.get(
    '/api/v1/bots/:bot_id/share-tokens',
    {
      preValidation: requireBotOwner({ db }),
      schema: {
        operationId: 'listShareTokens',
        tags: ['Sharing'],
        description: 'The newest first, with those that are over or revoked.',
        params: Type.Object({ bot_id: Type.String() }),
        response: { 200: ref(ShareTokenList), ...detailed },
      },
    },
    async ({ params }, reply) => {
      reply.header('cache-control', 'no-store')
      return { items: (await linksOf(db, params.bot_id)).map((row) => presentLink(sealer, row)) }
    },
  )
