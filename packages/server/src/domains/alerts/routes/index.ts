import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { AlertInfo, AlertMutes, AlertPage, AlertSettings } from '../contract.ts'
import { configureRoute } from './configure.ts'
import type { AlertRoutesDeps } from './deps.ts'
import { listRoute } from './list.ts'
import { muteRoute } from './mute.ts'
import { mutesRoute } from './mutes.ts'
import { settingsRoute } from './settings.ts'

export const alertRoutes = (deps: AlertRoutesDeps) => async (app: App) => {
  for (const schema of [AlertInfo, AlertPage, AlertSettings, AlertMutes]) app.addSchema(schema)
  requireAgent(app, deps.db)
  for (const route of [listRoute, settingsRoute, configureRoute, mutesRoute, muteRoute]) route(app, deps)
}
