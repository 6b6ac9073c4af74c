import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { SurveySettingsInfo } from '../contract.ts'
import type { SurveyRoutesDeps } from './deps.ts'
import { readRoute } from './read.ts'
import { storeRoute } from './store.ts'

export const surveyRoutes = (deps: SurveyRoutesDeps) => async (app: App) => {
  app.addSchema(SurveySettingsInfo)
  requireAgent(app, deps.db, 'surveys.manage')
  for (const route of [readRoute, storeRoute]) route(app, deps)
}
