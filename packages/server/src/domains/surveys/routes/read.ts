import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { SurveySettingsInfo } from '../contract.ts'
import { readSurveySettings } from '../settings.ts'
import type { SurveyRoutesDeps } from './deps.ts'

export const readRoute = (app: App, { db }: SurveyRoutesDeps) =>
  app.get(
    '/api/settings/survey',
    {
      schema: {
        operationId: 'getSurveySettings',
        tags: ['Settings'],
        response: { 200: envelope(ref(SurveySettingsInfo)), ...refusals },
      },
    },
    async () => ok(await readSurveySettings(db)),
  )
