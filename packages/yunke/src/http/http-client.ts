import { YunkeAccounts } from '../accounts/accounts.ts'
import { type Clock, type Sleep, sleepMs } from '../clock.ts'
import { YunkeLimiter } from '../limiter.ts'
import { silentLog, type YunkeLog } from '../log.ts'
import { createExchange } from './exchange.ts'
import { connectMs, createFetch, type Fetch, readMs, type TlsOptions } from './fetch.ts'
import { createHostList } from './hosts.ts'
import { repeatWhileBusy } from './repeat.ts'
import type { HttpClient } from './types.ts'

export interface CreateClientOptions extends Omit<TlsOptions, 'ca'> {
  readonly tls?: Pick<TlsOptions, 'ca'> | undefined
  /** Hosts besides `*.yunkecn.com`: `crm.example.com`, or an origin such as `http://127.0.0.1:8090`. */
  readonly allowedHosts?: readonly string[] | undefined
  /** Of one request with its answer, in milliseconds; 40 s when absent: 10 to connect and 30 to read. */
  readonly timeoutMs?: number | undefined
  /** Two requests a second and two at once for each company when absent. */
  readonly limiter?: YunkeLimiter | undefined
  /** Instead of undici's; then `tls`, `caFile` and `insecureHosts` are its own business. */
  readonly fetch?: Fetch | undefined
  readonly log?: YunkeLog | undefined
  /** For tests. */
  readonly clock?: Clock | undefined
  readonly sleep?: Sleep | undefined
}

/**
 * What all clients of a process share: connections, the limits of each company, and what is known of each account.
 * @throws TypeError for an impossible host · Error when the CA file cannot be read
 */
export function createClient(options: CreateClientOptions = {}): HttpClient {
  const { timeoutMs = connectMs + readMs, log = silentLog, clock = performance, sleep = sleepMs } = options
  const hosts = createHostList(options.allowedHosts)
  const insecure = options.insecureHosts ?? []
  if (insecure.length > 0) log.warn(`云客: 不校验 ${insecure.join(', ')} 的 TLS 证书, 密码可能被中间人读取`)
  const own = options.fetch
    ? { fetch: options.fetch, close: async () => {} }
    : createFetch({ ...options.tls, ...options })
  const limiter = options.limiter ?? new YunkeLimiter({ clock, sleep })
  const exchange = createExchange({ fetch: own.fetch, hosts, timeoutMs, log })
  return {
    hosts,
    log,
    accounts: new YunkeAccounts(),
    request: (request) =>
      repeatWhileBusy({ repeatable: request.repeatable ?? false, sleep, signal: request.signal }, () =>
        limiter.run(request.company, () => exchange(request), request.signal),
      ),
    close: own.close,
    [Symbol.asyncDispose]: own.close,
  }
}

let shared: HttpClient | undefined

/** The one that is used by whoever brings none. */
export function sharedClient(): HttpClient {
  shared ??= createClient()
  return shared
}
