import { http } from '../auth/auth.ts'
import { directoryCalls } from './directory/calls.ts'
import { doctorCalls } from './doctor/calls.ts'

export const doctorApi = doctorCalls(http)
export const directoryApi = directoryCalls(http)
