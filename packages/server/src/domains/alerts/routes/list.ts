import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { AlertPage, AlertsQuery } from '../contract.ts'
import { recentAlerts } from '../recent.ts'
import type { AlertRoutesDeps } from './deps.ts'

export const listRoute = (app: App, { db }: AlertRoutesDeps) =>
  app.get(
    '/api/alerts',
    {
      schema: {
        operationId: 'listAlerts',
        tags: ['Alerts'],
        description: 'What people were told of outside of the console, newest first; kept for thirty days.',
        querystring: AlertsQuery,
        response: { 200: envelope(ref(AlertPage)), ...refusals },
      },
      preValidation: requirePermission('monitor.read'),
    },
    async ({ query }) => ok(await recentAlerts(db, query.cursor, query.limit)),
  )
