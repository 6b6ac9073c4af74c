import type { SignInDeps } from '../sign-in/deps.ts'

export interface AgentRoutesDeps extends SignInDeps {
  readonly demo: boolean
  /** Where browsers reach the desk; undefined: wherever they say they do. */
  readonly publicBaseUrl: string | undefined
  readonly loginRatePerMinute: number
  /** Something was committed that screens, or whoever gives out sessions, should see. */
  readonly onCommitted: () => void
}
