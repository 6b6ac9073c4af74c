import type { Db } from '../../../platform/db.ts'
import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { MonitorAgents, MonitorQueue, MonitorStats } from '../contract.ts'
import { agentsRoute } from './agents.ts'
import { queueRoute } from './queue.ts'
import { statsRoute } from './stats.ts'

export interface MonitorRoutesDeps {
  readonly db: Db
}

export const monitorRoutes = (deps: MonitorRoutesDeps) => async (app: App) => {
  for (const schema of [MonitorAgents, MonitorQueue, MonitorStats]) app.addSchema(schema)
  requireAgent(app, deps.db)
  for (const route of [agentsRoute, queueRoute, statsRoute]) route(app, deps.db)
}
