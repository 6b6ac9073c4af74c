import { type App, ok } from '../../../platform/http.ts'
import { actorOf } from '../../audit/index.ts'
import { NewWebhook } from '../contract.ts'
import { createWebhook } from '../store/create.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { tags, WebhookMadeResponse, webhookRefusals } from './schemas.ts'

export const createRoute = (app: App, deps: WebhookRoutesDeps) =>
  app.post(
    '/api/webhooks',
    {
      schema: {
        operationId: 'createWebhook',
        tags,
        description: 'It is told what happens from now on. The answer is the only one with the secret.',
        body: NewWebhook,
        response: { 200: WebhookMadeResponse, ...webhookRefusals },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return ok(await createWebhook(deps, actorOf(request), request.body))
    },
  )
