import { type Handle, sql } from '../../platform/db.ts'

export interface SurveySettings {
  /** Customers are asked when an agent ends their session. */
  readonly enabled: boolean
}

export const readSurveySettings = async (db: Handle): Promise<SurveySettings> =>
  (await db.one<SurveySettings>(sql`select enabled from survey_settings`)) ?? { enabled: false }

export const storeSurveySettings = (tx: Handle, { enabled }: SurveySettings) =>
  tx.run(sql`update survey_settings set enabled = ${enabled}`)
