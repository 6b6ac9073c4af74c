import { YunkeApiError, YunkeNetworkError, YunkeTimeoutError } from '../errors.ts'
import type { YunkeLog } from '../log.ts'
import { createRedact, type Redact, redactError } from '../redact.ts'
import { readSetCookies, writeCookies } from './cookies.ts'
import { DeadlineError, withDeadline } from './deadline.ts'
import { encodeBody } from './encode-body.ts'
import type { Fetch } from './fetch.ts'
import type { HostList } from './hosts.ts'
import { discard, UnusableAnswer } from './read-body.ts'
import { readReply } from './read-reply.ts'
import type { HttpReply, HttpRequest } from './types.ts'

interface ExchangeOptions {
  readonly fetch: Fetch
  readonly hosts: HostList
  readonly timeoutMs: number
  readonly log: YunkeLog
}

/** One request and its answer, with one line in the log that names neither query nor body. */
export function createExchange({ fetch, hosts, timeoutMs, log }: ExchangeOptions) {
  return async (request: HttpRequest): Promise<HttpReply> => {
    const url = urlOf(hosts.check(request.domain), request)
    const redact = createRedact([...Object.values(request.cookies ?? {}), ...(request.secrets ?? [])])
    const call = `云客 ${request.method} ${request.path}`
    const startedAt = performance.now()
    try {
      const { body, headers } = await encodeBody(request)
      const reply = await withDeadline(timeoutMs, request.signal, async (signal) => {
        const { cookies = {}, method } = request
        const cookie = Object.keys(cookies).length > 0 ? { cookie: writeCookies(cookies) } : {}
        const init = {
          method,
          headers: { ...request.headers, ...headers, ...cookie },
          redirect: 'manual',
          signal,
        } as const
        const answer = await fetch(url, body === undefined ? init : { ...init, body })
        const json = request.ignoreBody ? await discard(answer) : hideIn(await readReply(answer), redact)
        return { status: answer.status, body: json ?? {}, cookies: readSetCookies(answer.headers.getSetCookie()) }
      })
      log.debug(`${call} 返回 HTTP ${reply.status} (${Math.round(performance.now() - startedAt)} ms)`)
      return reply
    } catch (error) {
      if (request.signal?.aborted) throw error
      const known = toError(error, { call, timeoutMs, redact })
      log.warn(known.message)
      throw known
    }
  }
}

function urlOf(origin: string, { path, params }: HttpRequest): string {
  if (!/^\/[\w/.-]+$/.test(path)) throw new TypeError('a Yunke path begins with / and has no query')
  const query = new URLSearchParams(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]))
  return query.size > 0 ? `${origin}${path}?${query}` : `${origin}${path}`
}

/** The texts for people may quote what was sent. */
function hideIn(body: Record<string, unknown>, redact: Redact): Record<string, unknown> {
  const texts = ['message', 'msg'].flatMap((name) => {
    const value = body[name]
    return typeof value === 'string' ? [[name, redact(value)] as const] : []
  })
  return { ...body, ...Object.fromEntries(texts) }
}

interface Failed {
  readonly call: string
  readonly timeoutMs: number
  readonly redact: Redact
}

function toError(error: unknown, { call, timeoutMs, redact }: Failed): YunkeApiError {
  if (error instanceof YunkeApiError) return error
  if (error instanceof DeadlineError) return new YunkeTimeoutError(`${call} 超时 (${timeoutMs} ms)`)
  if (error instanceof UnusableAnswer) return new YunkeNetworkError(`${call} 无法使用: ${error.message}`, error.code)
  const cause = redactError(error, redact)
  return new YunkeNetworkError(`${call} 无法访问: ${failureCode(error) || '连接失败'}`, '', { cause })
}

/** A short word for people: the code of the deepest cause that has one. */
function failureCode(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return ''
  const deeper = failureCode(error.cause, depth + 1)
  return deeper || ('code' in error && typeof error.code === 'string' ? error.code : '')
}
