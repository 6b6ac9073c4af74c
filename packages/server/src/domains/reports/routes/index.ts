import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { Report, type ReportName, reports } from '../contract.ts'
import { csvRoute } from './csv.ts'
import type { ReportRoutesDeps } from './deps.ts'
import { reportRoute } from './report.ts'

export const reportRoutes = (deps: ReportRoutesDeps) => async (app: App) => {
  app.addSchema(Report)
  requireAgent(app, deps.db)
  for (const report of Object.keys(reports).filter(isReport)) {
    reportRoute(app, deps, report)
    csvRoute(app, deps, report)
  }
}

const isReport = (name: string): name is ReportName => name in reports
