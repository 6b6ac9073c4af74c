import { bare } from '../../auth/auth.ts'
import { endUserCalls } from './calls.ts'

export const endUsersApi = endUserCalls(bare)
