import { http } from '../auth/auth.ts'
import { customerCalls } from './calls.ts'

export const customersApi = customerCalls(http)
