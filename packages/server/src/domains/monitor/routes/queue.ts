import type { Db } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { MonitorQueue } from '../contract.ts'
import { watchQueue } from '../queue.ts'

export const queueRoute = (app: App, db: Db) =>
  app.get(
    '/api/monitor/queue',
    {
      schema: {
        operationId: 'monitorQueue',
        tags: ['Monitor'],
        response: { 200: envelope(ref(MonitorQueue)), ...refusals },
      },
      preValidation: requirePermission('monitor.read'),
    },
    async () => ok(await watchQueue(db)),
  )
