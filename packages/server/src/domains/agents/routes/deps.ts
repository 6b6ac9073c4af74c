import type { LoginDeps } from '../login.ts'

export interface AgentRoutesDeps extends LoginDeps {
  readonly demo: boolean
  readonly loginRatePerMinute: number
}
