import { http } from '../../auth/auth.ts'
import { agentAdminCalls } from './calls.ts'

export const agentAdminApi = agentAdminCalls(http)
