import { createHttp } from '../api/http.ts'
import { agentsApi } from '../auth/auth.ts'
import { tabMemory } from '../lib/storage.ts'
import { directoryCalls } from './directory/calls.ts'
import { doctorCalls } from './doctor/calls.ts'

const http = createHttp({
  token: () => tabMemory.read('yingda.token'),
  // The sign-in looks for itself whether it has ended, and says so in its own words.
  onSignedOut: () => void agentsApi.me().catch(() => undefined),
})

export const doctorApi = doctorCalls(http)
export const directoryApi = directoryCalls(http)
