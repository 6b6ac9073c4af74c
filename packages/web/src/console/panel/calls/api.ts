import { http } from '../../auth/auth.ts'
import { callCalls } from './calls.ts'

export const callsApi = callCalls(http)
