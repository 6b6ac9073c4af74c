import { type App, ok } from '../../../platform/http.ts'
import { actorOf } from '../../audit/index.ts'
import { replayOne } from '../log/replay.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { DeliveryParams, DeliveryResponse, tags, webhookRefusals } from './schemas.ts'

export const replayRoute = (app: App, { db, onQueued }: WebhookRoutesDeps) =>
  app.post(
    '/api/webhooks/:webhookId/deliveries/:deliveryId/replay',
    {
      schema: {
        operationId: 'replayWebhookDelivery',
        tags,
        description: 'Delivers it again, now, under the same `webhook-id`. 409/40920 while the webhook is inactive.',
        params: DeliveryParams,
        response: { 200: DeliveryResponse, ...webhookRefusals },
      },
    },
    async (request) => {
      const { webhookId, deliveryId } = request.params
      const delivery = await replayOne(db, actorOf(request), webhookId, deliveryId)
      onQueued()
      return ok(delivery)
    },
  )
