import { http } from '../../auth/auth.ts'
import { crmCalls } from './calls.ts'
import { crmSettingsCalls } from './settings-calls.ts'

export const crmApi = crmCalls(http)
export const crmSettingsApi = crmSettingsCalls(http)
