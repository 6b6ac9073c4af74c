import { http } from '../../auth/auth.ts'
import { apiKeyCalls } from './calls.ts'

export const apiKeysApi = apiKeyCalls(http)
