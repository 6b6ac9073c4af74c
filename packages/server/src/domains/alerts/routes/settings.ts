import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { AlertSettings } from '../contract.ts'
import { readSettings } from '../settings.ts'
import type { AlertRoutesDeps } from './deps.ts'

export const settingsRoute = (app: App, { db, usual, deliverable }: AlertRoutesDeps) =>
  app.get(
    '/api/alerts/settings',
    {
      schema: {
        operationId: 'getAlertSettings',
        tags: ['Alerts'],
        response: { 200: envelope(ref(AlertSettings)), ...refusals },
      },
      preValidation: requirePermission('routing.manage'),
    },
    async () => ok({ ...(await readSettings(db, usual)), deliverable }),
  )
