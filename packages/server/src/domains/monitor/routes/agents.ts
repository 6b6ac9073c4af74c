import type { Db } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { watchAgents } from '../agents.ts'
import { MonitorAgents } from '../contract.ts'

export const agentsRoute = (app: App, db: Db) =>
  app.get(
    '/api/monitor/agents',
    {
      schema: {
        operationId: 'monitorAgents',
        tags: ['Monitor'],
        response: { 200: envelope(ref(MonitorAgents)), ...refusals },
      },
      preValidation: requirePermission('monitor.read'),
    },
    async () => ok(await watchAgents(db)),
  )
