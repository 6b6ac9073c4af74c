import { http } from '../auth/auth.ts'
import { accountCalls } from './calls.ts'

export const accountApi = accountCalls(http)
