import { http } from '../../auth/auth.ts'
import { routingCalls } from './calls.ts'

export const routingApi = routingCalls(http)
