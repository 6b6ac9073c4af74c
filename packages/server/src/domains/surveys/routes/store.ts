import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { audit } from '../../audit/index.ts'
import { SurveySettingsInfo } from '../contract.ts'
import { storeSurveySettings } from '../settings.ts'
import type { SurveyRoutesDeps } from './deps.ts'

export const storeRoute = (app: App, { db }: SurveyRoutesDeps) =>
  app.put(
    '/api/settings/survey',
    {
      schema: {
        operationId: 'setSurveySettings',
        tags: ['Settings'],
        body: Type.Object(SurveySettingsInfo.properties),
        response: { 200: envelope(ref(SurveySettingsInfo)), ...refusals },
      },
    },
    async ({ principal, body, ip }) => {
      await db.tx(async (tx) => {
        await storeSurveySettings(tx, body)
        const actor = { type: 'agent', id: principal.csId } as const
        await audit(tx, { actor, action: 'survey.change', details: body, ip })
      })
      return ok(body)
    },
  )
