export type Refusal =
  | 'scheme'
  | 'credentials'
  | 'host'
  | 'address'
  | 'unresolved'
  | 'redirect'
  | 'too_large'
  | 'timeout'

const sentences: Readonly<Record<Refusal, string>> = {
  scheme: 'Only http and https addresses are fetched.',
  credentials: 'An address with a user name or password in it is not fetched.',
  host: 'The host is not on the list of hosts that may be asked.',
  address: 'The host is in a network that is not public.',
  unresolved: 'The host has no address.',
  redirect: 'The address leads on too often, or to nowhere.',
  too_large: 'The answer is larger than allowed.',
  timeout: 'There was no complete answer in time.',
}

/** Nothing was fetched, or the rest was not. The URL is in no text of it: it may carry a secret. */
export class OutboundRefused extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal, options?: ErrorOptions) {
    super(sentences[reason], options)
    this.name = 'OutboundRefused'
    this.reason = reason
  }
}

/** What was refused, however deep the client has wrapped it. */
export function refusalIn(error: unknown): OutboundRefused | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OutboundRefused) return cause
    if (timeouts.has(cause.name)) return new OutboundRefused('timeout', { cause: error })
  }
  return undefined
}

/** Of the deadline, and of the client that keeps the same time. */
const timeouts = new Set(['TimeoutError', 'HeadersTimeoutError', 'BodyTimeoutError', 'ConnectTimeoutError'])
