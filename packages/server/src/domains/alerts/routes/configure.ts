import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { AlertSettings, AlertSettingsBody } from '../contract.ts'
import { writeSettings } from '../settings.ts'
import type { AlertRoutesDeps } from './deps.ts'

export const configureRoute = (app: App, { db, deliverable }: AlertRoutesDeps) =>
  app.put(
    '/api/alerts/settings',
    {
      schema: {
        operationId: 'setAlertSettings',
        tags: ['Alerts'],
        body: AlertSettingsBody,
        response: { 200: envelope(ref(AlertSettings)), ...refusals },
      },
      preValidation: requirePermission('routing.manage'),
    },
    async ({ body, principal, ip }) => {
      await db.tx((tx) => writeSettings(tx, body, { id: principal.csId, ip }))
      return ok({ ...body, deliverable })
    },
  )
