import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { addSessionSchemas } from '../../sessions/index.ts'
import { DeliveryDetail, DeliveryInfo, DeliveryPage, eventBodies, WebhookInfo, WebhookMade } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { changeRoute } from './change.ts'
import { createRoute } from './create.ts'
import { deliveriesRoute } from './deliveries.ts'
import { deliveryRoute } from './delivery.ts'
import type { WebhookRoutesDeps } from './deps.ts'
import { detailRoute } from './detail.ts'
import { listRoute } from './list.ts'
import { removeRoute } from './remove.ts'
import { replayRoute } from './replay.ts'
import { replayFailedRoute } from './replay-failed.ts'
import { rotateRoute } from './rotate.ts'
import { testRoute } from './test.ts'

export const webhookRoutes =
  (deps: WebhookRoutesDeps & { readonly channelTypes: readonly string[] }) => async (app: App) => {
    addSessionSchemas(app, deps.channelTypes)
    for (const schema of [WebhookInfo, WebhookMade, DeliveryInfo, DeliveryDetail, DeliveryPage, ...eventBodies])
      app.addSchema(schema)
    requireAgent(app, deps.db, 'webhooks.manage')
    app.addHook('preValidation', async ({ params }) => assertPossibleIds(params))
    for (const route of routes) route(app, deps)
  }

const routes = [
  listRoute,
  createRoute,
  detailRoute,
  changeRoute,
  removeRoute,
  rotateRoute,
  testRoute,
  deliveriesRoute,
  deliveryRoute,
  replayRoute,
  replayFailedRoute,
]

/** What cannot be an id of ours names nothing, like any other unknown one. */
function assertPossibleIds(params: unknown): void {
  if (typeof params !== 'object' || params === null) return
  const isPossible = (id: unknown) => typeof id === 'string' && /^\w{1,64}$/.test(id)
  if ('webhookId' in params && !isPossible(params.webhookId)) throw refusal(40420)
  if ('deliveryId' in params && !isPossible(params.deliveryId)) throw refusal(40421)
}
