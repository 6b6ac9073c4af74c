import type { App } from '../../../../platform/http.ts'
import type { AgentRoutesDeps } from '../deps.ts'
import { addRoute } from './add.ts'
import { changeRoute } from './change.ts'
import { endTokensRoute } from './end-tokens.ts'
import { findRoute } from './find.ts'
import { statusRoute } from './status.ts'

export function adminRoutes(app: App, deps: AgentRoutesDeps): void {
  for (const route of [findRoute, addRoute, changeRoute, statusRoute, endTokensRoute]) route(app, deps)
}
