import { type Static, Type } from 'typebox'

export const SurveySettingsInfo = Type.Object(
  { enabled: Type.Boolean({ description: 'customers are asked for a rating when an agent ends their session' }) },
  { $id: 'SurveySettings' },
)
export type SurveySettingsInfo = Static<typeof SurveySettingsInfo>
