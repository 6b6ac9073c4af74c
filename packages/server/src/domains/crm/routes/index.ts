import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { CrmAccount, CrmPush } from '../accounts/contract.ts'
import { CallFilters, CrmCall, CrmCallPage, CustomerCalls } from '../calls/contract.ts'
import { CallReport, CrmDepartments } from '../reports/contract.ts'
import { CallScope } from '../scopes/contract.ts'
import { StaffMapping } from '../staff/contract.ts'
import { CallSyncRun } from '../sync/contract.ts'
import { accountRoutes } from './accounts.ts'
import { callRoutes } from './calls.ts'
import { customerCallRoutes } from './customer-calls.ts'
import type { CrmRoutesDeps } from './deps.ts'
import { pushRoutes } from './push.ts'
import { receivePushRoute } from './receive-push.ts'
import { recordingRoute } from './recording.ts'
import { reportRoutes } from './reports.ts'
import { scopeRoutes } from './scopes.ts'
import { staffRoutes } from './staff.ts'
import { syncRoutes } from './sync.ts'

const schemas = [
  ...[CrmAccount, CrmPush, CrmCall, CrmCallPage, CustomerCalls, CallFilters],
  ...[CallSyncRun, CallReport, CrmDepartments, StaffMapping, CallScope],
]

export const crmRoutes = (deps: CrmRoutesDeps) => async (app: App) => {
  for (const schema of schemas) app.addSchema(schema)
  receivePushRoute(app, deps)
  await app.register(guardedRoutes(deps))
}

const guardedRoutes = (deps: CrmRoutesDeps) => async (app: App) => {
  requireAgent(app, deps.db)
  for (const routes of [accountRoutes, pushRoutes, syncRoutes, callRoutes, customerCallRoutes]) routes(app, deps)
  for (const routes of [recordingRoute, reportRoutes, staffRoutes, scopeRoutes]) routes(app, deps)
}
