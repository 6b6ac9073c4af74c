import { ChannelError, type ChannelErrorKind } from '../platform/errors.ts'

export interface Question {
  /** POST when there is a body, GET otherwise. A text or a form goes as it is, anything else as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly deadlineMs: number
}

/**
 * Asks a remote that speaks HTTP and JSON, and gives the object that it answers with 2xx. Redirects are not followed.
 * @throws ChannelError for everything else; `certain` unless the remote may have done what it was asked. Its text holds no
 * address, header or answer: any of them may carry a secret
 */
export async function askJson(
  ask: typeof fetch,
  url: string,
  { body, headers, deadlineMs }: Question,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await ask(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body !== undefined && !isForm(body) && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' || isForm(body) ? body : JSON.stringify(body) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(deadlineMs),
  }).catch(unanswered)
  const { ok, status } = response
  const kind = refusals[status] ?? (status >= 400 && status < 500 ? 'rejected' : undefined)
  if (kind) throw new ChannelError(kind, true, `The remote answered HTTP ${status}.`)
  if (!ok) throw new ChannelError('down', false, `The remote answered HTTP ${status}.`)
  const answer: unknown = await response.json().catch(unanswered)
  if (isRecord(answer)) return answer
  throw new ChannelError('down', false, 'The remote answered with something that is no JSON object.')
}

/** It says by itself what it is. */
const isForm = (body: unknown): body is FormData | URLSearchParams =>
  body instanceof FormData || body instanceof URLSearchParams

const refusals: Readonly<Record<number, ChannelErrorKind>> = { 401: 'auth', 403: 'auth', 410: 'gone', 429: 'rate' }

/** Failures that come before the first byte of a request. */
const beforeItLeft = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'],
])

function unanswered(error: unknown): never {
  const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
  if (late) throw new ChannelError('timeout', false, 'The remote did not answer in time.')
  const code = codeOf(error)
  throw new ChannelError('down', beforeItLeft.has(code), `The remote was not reached (${code || 'no reason given'}).`)
}

/** Of the deepest cause that has one; nothing but capitals and digits, so that it cannot be a secret. */
function codeOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return ''
  const deeper = codeOf(error.cause, depth + 1)
  if (deeper !== '') return deeper
  return 'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,40}$/.test(error.code) ? error.code : ''
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
