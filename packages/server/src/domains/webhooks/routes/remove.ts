import { Type } from 'typebox'
import { type App, envelope, ok } from '../../../platform/http.ts'
import { actorOf } from '../../audit/index.ts'
import { removeWebhook } from '../store/remove.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { tags, WebhookParams, webhookRefusals } from './schemas.ts'

export const removeRoute = (app: App, { db }: WebhookRoutesDeps) =>
  app.delete(
    '/api/webhooks/:webhookId',
    {
      schema: {
        operationId: 'deleteWebhook',
        tags,
        description: 'Nothing is delivered any more, and its log goes with it.',
        params: WebhookParams,
        response: { 200: envelope(Type.Object({ webhookId: Type.String() })), ...webhookRefusals },
      },
    },
    async (request) => {
      const { webhookId } = request.params
      await removeWebhook(db, actorOf(request), webhookId)
      return ok({ webhookId })
    },
  )
