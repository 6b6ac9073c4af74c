import { http } from '../auth/auth.ts'
import { searchCalls } from './calls.ts'

export const searchApi = searchCalls(http)
