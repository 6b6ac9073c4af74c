import { http } from '../auth/auth.ts'
import { alertCalls } from './alerts/calls.ts'
import { boardCalls } from './board/calls.ts'
import { directoryCalls } from './directory/calls.ts'
import { doctorCalls } from './doctor/calls.ts'
import { reportCalls } from './reports/calls.ts'
import { surveyCalls } from './survey/calls.ts'

export const doctorApi = doctorCalls(http)
export const directoryApi = directoryCalls(http)
export const boardApi = boardCalls(http)
export const reportsApi = reportCalls(http)
export const alertsApi = alertCalls(http)
export const surveyApi = surveyCalls(http)
