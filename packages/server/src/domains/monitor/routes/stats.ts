import type { Db } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { todayIn } from '../../reports/index.ts'
import { MonitorStats, StatsQuery } from '../contract.ts'
import { watchStats } from '../stats.ts'

export const statsRoute = (app: App, db: Db) =>
  app.get(
    '/api/monitor/stats',
    {
      schema: {
        operationId: 'monitorStats',
        tags: ['Monitor'],
        querystring: StatsQuery,
        response: { 200: envelope(ref(MonitorStats)), ...refusals },
      },
      preValidation: requirePermission('monitor.read'),
    },
    async ({ query: { tz = 'Asia/Shanghai' } }) => ok(await watchStats(db, { tz, day: todayIn(tz) })),
  )
