import { http } from '../../auth/auth.ts'
import { channelCalls } from './calls.ts'

export const channelsApi = channelCalls(http)
