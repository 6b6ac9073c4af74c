import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { ShareLinkUsage } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { ownLink } from '../../links/find.ts'
import { usageOf } from '../../links/usage.ts'

export const usageRoute = (app: App, { db }: SharingDeps) =>
  app.get(
    '/api/v1/bot-share-tokens/:id/usage',
    {
      schema: {
        operationId: 'getShareLinkUsage',
        tags: ['Sharing'],
        description: 'Questions and visitors of the last 90 days with a question.',
        params: Type.Object({ id: Type.String() }),
        response: { 200: ref(ShareLinkUsage), ...detailed },
      },
    },
    async ({ params, botAdmin }) => usageOf(db, await ownLink(db, botAdmin, params.id)),
  )
