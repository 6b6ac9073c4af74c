import type { SurveySettingsInfo } from '@yingda/server/domains/surveys/contract'
import { isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

const isSettings = (value: unknown): value is SurveySettingsInfo =>
  isRecord(value) && typeof value.enabled === 'boolean'

const path = '/api/settings/survey'

export const surveyCalls = (http: Http) => ({
  read: async (): Promise<SurveySettingsInfo> => (await http({ method: 'GET', path, is: isSettings })).data,
  store: async (body: SurveySettingsInfo): Promise<void> => {
    await http({ method: 'PUT', path, body, is: isSettings })
  },
})
