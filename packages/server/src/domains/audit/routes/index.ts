import type { App } from '../../../platform/http.ts'
import { AuditLine, AuditPage } from '../contract.ts'
import type { AuditRoutesDeps } from './deps.ts'
import { exportRoute } from './export.ts'
import { listRoute } from './list.ts'

export const auditRoutes = (deps: AuditRoutesDeps) => async (app: App) => {
  for (const schema of [AuditLine, AuditPage]) app.addSchema(schema)
  deps.protect(app)
  listRoute(app, deps)
  exportRoute(app, deps)
}
