import { Type } from 'typebox'
import { type App, envelope, ok, ref } from '../../../platform/http.ts'
import { WebhookInfo } from '../contract.ts'
import { listWebhooks } from '../store/find.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { tags, webhookRefusals } from './schemas.ts'

export const listRoute = (app: App, { db }: WebhookRoutesDeps) =>
  app.get(
    '/api/webhooks',
    {
      schema: {
        operationId: 'listWebhooks',
        tags,
        description: 'All of them, the oldest first; there are twenty at most.',
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(WebhookInfo)) })), ...webhookRefusals },
      },
    },
    async () => ok({ items: await listWebhooks(db) }),
  )
