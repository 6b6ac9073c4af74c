import { type App, ok } from '../../../platform/http.ts'
import { actorOf } from '../../audit/index.ts'
import { ping } from '../log/ping.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { DeliveryResponse, tags, WebhookParams, webhookRefusals } from './schemas.ts'

export const testRoute = (app: App, { db, onQueued }: WebhookRoutesDeps) =>
  app.post(
    '/api/webhooks/:webhookId/test',
    {
      schema: {
        operationId: 'testWebhook',
        tags,
        description: 'Sends `webhook.ping`, once, also while the webhook is inactive. What became of it is in the log.',
        params: WebhookParams,
        response: { 200: DeliveryResponse, ...webhookRefusals },
      },
    },
    async (request) => {
      const delivery = await ping(db, actorOf(request), request.params.webhookId)
      onQueued()
      return ok(delivery)
    },
  )
