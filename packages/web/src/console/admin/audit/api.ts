import { filesApi, http } from '../../auth/auth.ts'
import { auditCalls } from './calls.ts'

export const auditApi = auditCalls(http, filesApi)
