import type { App } from '../../../../platform/http.ts'
import type { SharingDeps } from '../../deps.ts'
import { changeRoute } from './change.ts'
import { createRoute } from './create.ts'
import { listRoute } from './list.ts'
import { listDetailsRoute } from './list-details.ts'
import { revokeRoute } from './revoke.ts'
import { usageRoute } from './usage.ts'

export function linkRoutes(app: App, deps: SharingDeps): void {
  createRoute(app, deps)
  listRoute(app, deps)
  listDetailsRoute(app, deps)
  changeRoute(app, deps)
  revokeRoute(app, deps)
  usageRoute(app, deps)
}
