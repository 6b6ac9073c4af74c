import { type App, ok } from '../../../platform/http.ts'
import { actorOf } from '../../audit/index.ts'
import { WebhookChanges } from '../contract.ts'
import { changeWebhook } from '../store/change.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { tags, WebhookParams, WebhookResponse, webhookRefusals } from './schemas.ts'

export const changeRoute = (app: App, deps: WebhookRoutesDeps) =>
  app.put(
    '/api/webhooks/:webhookId',
    {
      schema: {
        operationId: 'changeWebhook',
        tags,
        description:
          'Changes what is given and leaves the rest. Made active again it is told what happens from then on, and what was not delivered before is delivered.',
        params: WebhookParams,
        body: WebhookChanges,
        response: { 200: WebhookResponse, ...webhookRefusals },
      },
    },
    async (request) => {
      const changed = await changeWebhook(deps, actorOf(request), request.params.webhookId, request.body)
      deps.onQueued()
      return ok(changed)
    },
  )
