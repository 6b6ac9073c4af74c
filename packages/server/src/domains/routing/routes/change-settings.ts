import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { RoutingSettings, SettingsBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { readSettings, writeSettings } from '../store/settings.ts'
import { assertTimeZone } from '../store/store-team.ts'
import { type RoutingRoutesDeps, tags } from './deps.ts'

export const changeSettingsRoute = (app: App, { db, assignMode, onCommitted }: RoutingRoutesDeps) =>
  app.put(
    '/api/routing/settings',
    {
      schema: {
        operationId: 'changeRoutingSettings',
        tags,
        body: SettingsBody,
        response: { 200: envelope(ref(RoutingSettings)), ...refusals },
      },
    },
    async (request) => {
      assertTimeZone(request.body.hours)
      const settings = await db.tx(async (tx) => {
        if (!(await writeSettings(tx, request.body))) throw refusal(40900)
        const { version: _, ...changes } = request.body
        await audit(tx, { ...actorOf(request), action: 'routing.settings', details: changes })
        return readSettings(tx, assignMode)
      })
      onCommitted()
      return ok(settings)
    },
  )
