import type { App } from '../../../platform/http.ts'
import { requireAgent, requirePermission } from '../../agents/index.ts'
import { Hours, RoutingRule, RoutingRules, RoutingSettings, Team } from '../contract.ts'
import { addTeamRoute } from './add-team.ts'
import { changeRulesRoute } from './change-rules.ts'
import { changeSettingsRoute } from './change-settings.ts'
import { changeTeamRoute } from './change-team.ts'
import type { RoutingRoutesDeps } from './deps.ts'
import { removeTeamRoute } from './remove-team.ts'
import { rulesRoute } from './rules.ts'
import { settingsRoute } from './settings.ts'
import { teamsRoute } from './teams.ts'

export const routingRoutes = (deps: RoutingRoutesDeps) => async (app: App) => {
  for (const schema of [Hours, Team, RoutingRule, RoutingRules, RoutingSettings]) app.addSchema(schema)
  requireAgent(app, deps.db)
  await app.register(async (reading: App) => {
    reading.addHook('preValidation', requirePermission('sessions.serve'))
    for (const route of [teamsRoute, rulesRoute, settingsRoute]) route(reading, deps)
  })
  await app.register(async (managing: App) => {
    managing.addHook('preValidation', requirePermission('routing.manage'))
    for (const route of [addTeamRoute, changeTeamRoute, removeTeamRoute, changeRulesRoute, changeSettingsRoute])
      route(managing, deps)
  })
}
