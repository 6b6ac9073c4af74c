import { http } from '../../auth/auth.ts'
import { webhookCalls } from './calls.ts'

export const webhooksApi = webhookCalls(http)
