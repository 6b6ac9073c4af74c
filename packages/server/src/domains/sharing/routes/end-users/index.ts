import type { App } from '../../../../platform/http.ts'
import type { SharingDeps } from '../../deps.ts'
import { changeRoute } from './change.ts'
import { createRoute } from './create.ts'
import { deleteRoute } from './delete.ts'
import { grantsRoute } from './grants.ts'
import { listRoute } from './list.ts'
import { resetPasswordRoute } from './reset-password.ts'
import { setGrantsRoute } from './set-grants.ts'

export function endUserRoutes(app: App, deps: SharingDeps): void {
  createRoute(app, deps)
  listRoute(app, deps)
  resetPasswordRoute(app, deps)
  changeRoute(app, deps)
  deleteRoute(app, deps)
  grantsRoute(app, deps)
  setGrantsRoute(app, deps)
}
