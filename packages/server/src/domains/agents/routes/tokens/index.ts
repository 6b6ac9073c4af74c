import type { App } from '../../../../platform/http.ts'
import type { AgentRoutesDeps } from '../deps.ts'
import { endRoute } from './end.ts'
import { endOthersRoute } from './end-others.ts'
import { listRoute } from './list.ts'

export function tokenRoutes(app: App, deps: AgentRoutesDeps): void {
  for (const route of [listRoute, endRoute, endOthersRoute]) route(app, deps)
}
