import { http } from '../../auth/auth.ts'
import { crmCalls } from './calls.ts'

export const crmApi = crmCalls(http)
