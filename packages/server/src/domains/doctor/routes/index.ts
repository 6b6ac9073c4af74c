import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { DoctorCheck, DoctorReport, DoctorWords } from '../contract.ts'
import type { DoctorRoutesDeps } from './deps.ts'
import { reportRoute } from './report.ts'

export const doctorRoutes = (deps: DoctorRoutesDeps) => async (app: App) => {
  for (const schema of [DoctorWords, DoctorCheck, DoctorReport]) app.addSchema(schema)
  requireAgent(app, deps.db)
  reportRoute(app, deps)
}
