import { type App, ok } from '../../../platform/http.ts'
import { findDelivery } from '../log/list.ts'
import { findWebhook } from '../store/find.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { DeliveryParams, DeliveryResponse, tags, webhookRefusals } from './schemas.ts'

export const deliveryRoute = (app: App, { db }: WebhookRoutesDeps) =>
  app.get(
    '/api/webhooks/:webhookId/deliveries/:deliveryId',
    {
      schema: {
        operationId: 'getWebhookDelivery',
        tags,
        description: 'With what was sent and the beginning of what was answered.',
        params: DeliveryParams,
        response: { 200: DeliveryResponse, ...webhookRefusals },
      },
    },
    async ({ params }) => {
      await findWebhook(db, params.webhookId)
      return ok(await findDelivery(db, params.webhookId, params.deliveryId))
    },
  )
