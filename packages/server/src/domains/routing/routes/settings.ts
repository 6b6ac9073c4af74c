import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { RoutingSettings } from '../contract.ts'
import { readSettings } from '../store/settings.ts'
import { type RoutingRoutesDeps, tags } from './deps.ts'

export const settingsRoute = (app: App, { db, assignMode }: RoutingRoutesDeps) =>
  app.get(
    '/api/routing/settings',
    {
      schema: {
        operationId: 'getRoutingSettings',
        tags,
        response: { 200: envelope(ref(RoutingSettings)), ...refusals },
      },
    },
    async () => ok(await readSettings(db, assignMode)),
  )
