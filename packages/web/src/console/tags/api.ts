import { http } from '../auth/auth.ts'
import { tagCalls } from './calls.ts'

export const tagsApi = tagCalls(http)
