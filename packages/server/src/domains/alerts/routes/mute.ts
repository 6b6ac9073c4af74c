import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { AlertMutes, AlertMutesBody } from '../contract.ts'
import { writeMutes } from '../settings.ts'
import type { AlertRoutesDeps } from './deps.ts'

export const muteRoute = (app: App, { db }: AlertRoutesDeps) =>
  app.put(
    '/api/alerts/mine',
    {
      schema: {
        operationId: 'setMyAlerts',
        tags: ['Alerts'],
        body: AlertMutesBody,
        response: { 200: envelope(ref(AlertMutes)), ...refusals },
      },
    },
    async ({ body, principal }) => {
      await writeMutes(db, principal.csId, body.muted)
      return ok({ muted: body.muted })
    },
  )
