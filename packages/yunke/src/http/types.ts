import type { YunkeAccounts } from '../accounts/accounts.ts'
import type { YunkeLog } from '../log.ts'
import type { Cookies } from './cookies.ts'
import type { HostList } from './hosts.ts'

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  /** Origin, checked against the list of hosts. */
  readonly domain: string
  /** Begins with `/`, without a query. */
  readonly path: string
  readonly params?: Readonly<Record<string, string | number>> | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly cookies?: Cookies | undefined
  readonly json?: unknown
  /** Text fields of a multipart form; its content type is written by whoever encodes it. */
  readonly form?: Readonly<Record<string, string>> | undefined
  /** The company whose share of requests it counts against. */
  readonly company: string
  /** May it be made again after HTTP 429, 502, 503 or 504? */
  readonly repeatable?: boolean | undefined
  /** Only the cookies of the answer are of interest, whatever it is. */
  readonly ignoreBody?: boolean | undefined
  /** Hidden in every text, like the cookies. */
  readonly secrets?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
}

export interface HttpReply {
  readonly status: number
  /** Empty when HTTP 302 or 401 came without JSON. */
  readonly body: Record<string, unknown>
  /** What the answer set. */
  readonly cookies: Cookies
}

export interface HttpClient extends AsyncDisposable {
  readonly hosts: HostList
  readonly accounts: YunkeAccounts
  readonly log: YunkeLog
  /** @throws YunkeHostError, YunkeTimeoutError, YunkeNetworkError */
  request(request: HttpRequest): Promise<HttpReply>
  /** Ends idle connections. Nothing keeps a process alive without it. */
  close(): Promise<void>
}
