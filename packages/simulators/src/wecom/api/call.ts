import type { App } from '../company/apps.ts'
import type { ApiAnswer } from '../errors.ts'
import type { World } from '../world.ts'

export interface ApiCall extends World {
  readonly query: URLSearchParams
  /** The body as it came; only POST calls have one. */
  readonly body: string
  readonly bytes: Buffer
  /** Lower-case names. */
  readonly headers: { readonly contentType: string; readonly range: string | undefined }
  readonly ip: string
  /** Where the caller reached us, such as `http://127.0.0.1:8090`. */
  readonly origin: string
  /** Whose token it is; the first app where no token is needed. */
  readonly app: App
}

/** A file as the answer. It is the only answer that is no JSON. */
export interface ApiFile {
  readonly bytes: Buffer
  readonly contentType: string
  readonly filename: string
  /** Absent: the whole file. */
  readonly range?: { readonly start: number; readonly end: number } | undefined
}

/** `no answer`: the connection stays open and silent. */
export type ApiOutcome = ApiAnswer | { readonly file: ApiFile } | 'no answer'

/** Which secrets may call: any, apps only, the contact helper only, or those that may use KF. */
export type Scope = 'any' | 'app' | 'contacts' | 'kf'

export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'either'
  readonly needsToken: boolean
  readonly scope?: Scope
  /** Does not count in the base frequency. */
  readonly uncounted?: true
  readonly bodyMaxBytes?: number
  readonly handle: (call: ApiCall) => ApiOutcome | Promise<ApiOutcome>
}

export type ApiRoutes = readonly (readonly [path: string, route: ApiRoute])[]
