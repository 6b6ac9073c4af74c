import { DeadlineError, withDeadline } from './deadline.ts'
import { WeComNetworkError, WeComTimeoutError } from './errors.ts'
import { isRecord } from './is-record.ts'
import { toLegalText } from './legal-text.ts'
import { createRedact, redactError } from './redact.ts'
import { failureCode, mayHaveBeenSent } from './was-sent.ts'

export type WeComMethod = 'GET' | 'POST'
export type WeComQuery = Readonly<Record<string, string | number | boolean | undefined>>

/** What WeCom answered; a missing errcode counts as 0. */
export interface WeComReply {
  readonly errcode: number
  /** For people, and without secrets; the text changes, so never decide by it. */
  readonly errmsg: string
  readonly [field: string]: unknown
}

export interface WeComRequest {
  readonly method: WeComMethod
  /** Begins with `/cgi-bin/`. */
  readonly path: string
  readonly query?: WeComQuery | undefined
  /** Part of the query as well, and hidden in every error. */
  readonly secretQuery: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly timeoutMs?: number
  /** Only prepares a call (fetches its token): a failure leaves the call surely unsent. */
  readonly preparatory?: boolean
}

export type WeComTransport = (request: WeComRequest) => Promise<WeComReply>

export interface WeComCallOptions {
  readonly query?: WeComQuery
  readonly body?: unknown
}

export type WeComCall = (method: WeComMethod, path: string, options?: WeComCallOptions) => Promise<WeComReply>

export interface TransportOptions {
  readonly apiBase: string
  /** Hidden in every text, like each request's `secretQuery`. */
  readonly secret: string
  readonly timeoutMs: number
  readonly fetch: typeof globalThis.fetch
}

/**
 * One HTTP request and its answer.
 * @throws WeComTimeoutError when the deadline passes
 * @throws WeComNetworkError when there is no answer, or one that is not WeCom's: 3xx, 5xx, HTML
 */
export function createTransport(options: TransportOptions): WeComTransport {
  return async (request) => {
    const redact = createRedact([options.secret, ...Object.values(request.secretQuery)])
    const { path, preparatory = false, timeoutMs = options.timeoutMs } = request
    const [url, init] = buildRequest(options.apiBase, request)
    try {
      const reply = readReply(await withDeadline(timeoutMs, (signal) => send(options.fetch, url, { ...init, signal })))
      return { ...reply, errmsg: redact(reply.errmsg) }
    } catch (error) {
      if (error instanceof DeadlineError) {
        throw new WeComTimeoutError(`企业微信接口 ${path} 超时 (${timeoutMs} ms)`, { requestSent: !preparatory })
      }
      const reason = error instanceof UnusableAnswer ? error.message : failureCode(error) || '连接失败'
      throw new WeComNetworkError(`企业微信接口 ${path} 无法访问: ${redact(reason)}`, {
        requestSent: !preparatory && mayHaveBeenSent(error),
        ...(!(error instanceof UnusableAnswer) && { cause: redactError(error, redact) }),
      })
    }
  }
}

/** Its message names the fault and never quotes the answer. */
class UnusableAnswer extends Error {}

interface Answer {
  readonly status: number
  readonly text: string
}

function buildRequest(apiBase: string, request: WeComRequest): readonly [url: string, init: RequestInit] {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...request.query, ...request.secretQuery })) {
    if (value !== undefined) query.set(name, String(value))
  }
  const init: RequestInit = {
    method: request.method,
    // A redirect would carry the token in the URL to wherever it points.
    redirect: 'manual',
    ...(request.body !== undefined && {
      body: encodeBody(request.body),
      headers: { 'content-type': 'application/json; charset=utf-8' },
    }),
  }
  return [`${apiBase}${request.path}?${query}`, init]
}

async function send(fetch: TransportOptions['fetch'], url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init)
  return { status: response.status, text: await response.text() }
}

/** WeCom refuses `\uXXXX` (40033), which JSON.stringify writes for control characters and halves of surrogate pairs. */
function encodeBody(body: unknown): string {
  return JSON.stringify(body, (_key, value: unknown) => (typeof value === 'string' ? toLegalText(value) : value))
}

function readReply({ status, text }: Answer): WeComReply {
  if (status >= 500) throw new UnusableAnswer(`HTTP ${status}`)
  const value = readJson(text)
  if (!isRecord(value)) throw new UnusableAnswer(`HTTP ${status}, 返回的不是 JSON 对象`)
  // WeCom fails with HTTP 200 and an errcode: a bare 3xx or 4xx comes from somebody in between.
  const errcode = value.errcode ?? (status >= 200 && status < 300 ? 0 : undefined)
  if (typeof errcode !== 'number') throw new UnusableAnswer(`HTTP ${status}, 返回中没有可用的 errcode`)
  return { ...value, errcode, errmsg: typeof value.errmsg === 'string' ? value.errmsg : '' }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // @NOTE Not JSON is an answer too; the caller refuses it like any other non-object.
    return undefined
  }
}
