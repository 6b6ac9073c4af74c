import type { ApiAnswer } from '../errors.ts'
import type { State } from '../state.ts'

export interface ApiCall {
  readonly state: State
  readonly query: URLSearchParams
  /** The body as it came; only POST calls have one. */
  readonly body: string
  readonly ip: string
}

/** `no answer`: the connection stays open and silent. */
export type ApiOutcome = ApiAnswer | 'no answer'

export interface ApiRoute {
  readonly method: 'GET' | 'POST'
  readonly needsToken: boolean
  readonly handle: (call: ApiCall) => ApiOutcome | Promise<ApiOutcome>
}
