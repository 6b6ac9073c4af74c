import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { addSessionSchemas } from '../../sessions/index.ts'
import { MessageFound, MessageFoundPage } from '../contract.ts'
import type { SearchRoutesDeps } from './deps.ts'
import { messagesRoute } from './messages.ts'

export const searchRoutes = (deps: SearchRoutesDeps) => async (app: App) => {
  addSessionSchemas(app, deps.channelTypes)
  app.addSchema(MessageFound)
  app.addSchema(MessageFoundPage)
  requireAgent(app, deps.db, 'sessions.serve')
  messagesRoute(app, deps)
}
