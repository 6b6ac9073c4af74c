import { type App, ok } from '../../../platform/http.ts'
import { actorOf } from '../../audit/index.ts'
import { RotateBody } from '../contract.ts'
import { rotateSecret } from '../store/rotate.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { tags, WebhookMadeResponse, WebhookParams, webhookRefusals } from './schemas.ts'

export const rotateRoute = (app: App, deps: WebhookRoutesDeps) =>
  app.post(
    '/api/webhooks/:webhookId/rotate',
    {
      // It needs no words, so it may come without a body.
      preValidation: async (request) => {
        request.body ??= {}
      },
      schema: {
        operationId: 'rotateWebhookSecret',
        tags,
        description: 'A new secret, shown this once. Until `formerUntil` deliveries are signed with both.',
        params: WebhookParams,
        body: RotateBody,
        response: { 200: WebhookMadeResponse, ...webhookRefusals },
      },
    },
    async (request, reply) => {
      const { params, body } = request
      reply.header('cache-control', 'no-store')
      return ok(await rotateSecret(deps, actorOf(request), params.webhookId, body.keepHours ?? 24))
    },
  )
