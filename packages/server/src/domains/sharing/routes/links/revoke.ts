import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { Success } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { revokeLink } from '../../links/revoke.ts'

export const revokeRoute = (app: App, { db, onCommitted }: SharingDeps) =>
  app.delete(
    '/api/v1/bot-share-tokens/:id',
    {
      schema: {
        operationId: 'revokeShareToken',
        tags: ['Sharing'],
        description: 'At once, answers under way included. The link stays in the list.',
        params: Type.Object({ id: Type.String() }),
        response: { 200: ref(Success), ...detailed },
      },
    },
    async ({ params, botAdmin, ip }) => {
      await revokeLink(db, botAdmin, params.id, ip)
      onCommitted()
      return { success: true, message: '已吊销' }
    },
  )
