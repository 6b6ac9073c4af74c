import { type App, envelope, ok, ref } from '../../../platform/http.ts'
import { DeliveriesQuery, DeliveryPage } from '../contract.ts'
import { listDeliveries } from '../log/list.ts'
import { findWebhook } from '../store/find.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { tags, WebhookParams, webhookRefusals } from './schemas.ts'

export const deliveriesRoute = (app: App, { db }: WebhookRoutesDeps) =>
  app.get(
    '/api/webhooks/:webhookId/deliveries',
    {
      schema: {
        operationId: 'listWebhookDeliveries',
        tags,
        description: 'The newest first; kept for thirty days.',
        params: WebhookParams,
        querystring: DeliveriesQuery,
        response: { 200: envelope(ref(DeliveryPage)), ...webhookRefusals },
      },
    },
    async ({ params, query }) => {
      await findWebhook(db, params.webhookId)
      return ok(await listDeliveries(db, params.webhookId, query))
    },
  )
