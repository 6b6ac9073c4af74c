import { type App, ok } from '../../../platform/http.ts'
import { findWebhook } from '../store/find.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { tags, WebhookParams, WebhookResponse, webhookRefusals } from './schemas.ts'

export const detailRoute = (app: App, { db }: WebhookRoutesDeps) =>
  app.get(
    '/api/webhooks/:webhookId',
    {
      schema: {
        operationId: 'getWebhook',
        tags,
        params: WebhookParams,
        response: { 200: WebhookResponse, ...webhookRefusals },
      },
    },
    async ({ params }) => ok(await findWebhook(db, params.webhookId)),
  )
