import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { ShareLinkList } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { requireBotOwner } from '../../guards/require-bot-owner.ts'
import { linksOf } from '../../links/find.ts'
import { presentDetail } from '../../links/rows.ts'

export const listDetailsRoute = (app: App, { db, sealer }: SharingDeps) =>
  app.get(
    '/api/v1/bots/:bot_id/share-links',
    {
      preValidation: requireBotOwner({ db }),
      schema: {
        operationId: 'listShareLinks',
        tags: ['Sharing'],
        description: 'The same links with their limits, their sites and how much they were used.',
        params: Type.Object({ bot_id: Type.String() }),
        response: { 200: ref(ShareLinkList), ...detailed },
      },
    },
    async ({ params }, reply) => {
      reply.header('cache-control', 'no-store')
      return { items: (await linksOf(db, params.bot_id)).map((row) => presentDetail(sealer, row)) }
    },
  )
