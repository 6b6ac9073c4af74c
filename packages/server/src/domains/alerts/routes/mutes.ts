import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { AlertMutes } from '../contract.ts'
import { readMutes } from '../settings.ts'
import type { AlertRoutesDeps } from './deps.ts'

export const mutesRoute = (app: App, { db }: AlertRoutesDeps) =>
  app.get(
    '/api/alerts/mine',
    {
      schema: {
        operationId: 'getMyAlerts',
        tags: ['Alerts'],
        description: 'Which alerts the caller does not want.',
        response: { 200: envelope(ref(AlertMutes)), ...refusals },
      },
    },
    async ({ principal }) => ok({ muted: await readMutes(db, principal.csId) }),
  )
