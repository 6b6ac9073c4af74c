import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { RoutingRules } from '../contract.ts'
import { readRules } from '../store/rules.ts'
import { type RoutingRoutesDeps, tags } from './deps.ts'

export const rulesRoute = (app: App, { db }: RoutingRoutesDeps) =>
  app.get(
    '/api/routing/rules',
    {
      schema: { operationId: 'getRoutingRules', tags, response: { 200: envelope(ref(RoutingRules)), ...refusals } },
    },
    async () => ok(await readRules(db)),
  )
