import { Type } from 'typebox'
import { type App, envelope, ok } from '../../../platform/http.ts'
import { actorOf } from '../../audit/index.ts'
import { ReplayBody } from '../contract.ts'
import { replayFailed } from '../log/replay.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { tags, WebhookParams, webhookRefusals } from './schemas.ts'

export const replayFailedRoute = (app: App, { db, onQueued }: WebhookRoutesDeps) =>
  app.post(
    '/api/webhooks/:webhookId/replay',
    {
      schema: {
        operationId: 'replayFailedDeliveries',
        tags,
        description: 'Delivers all again that failed since a moment. 409/40920 while the webhook is inactive.',
        params: WebhookParams,
        body: ReplayBody,
        response: { 200: envelope(Type.Object({ replayed: Type.Integer() })), ...webhookRefusals },
      },
    },
    async (request) => {
      const { params, body } = request
      const replayed = await replayFailed(db, actorOf(request), params.webhookId, body.since)
      onQueued()
      return ok({ replayed })
    },
  )
