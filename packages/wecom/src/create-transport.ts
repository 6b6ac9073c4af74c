import { DeadlineError, withDeadline } from './deadline.ts'
import { WeComNetworkError, WeComTimeoutError, type WeComTransportError } from './errors.ts'
import { buildRequest } from './http/build-request.ts'
import { guardBody } from './http/guard-body.ts'
import { readFile } from './http/read-file.ts'
import { readReply } from './http/read-reply.ts'
import { UnusableAnswer } from './http/unusable-answer.ts'
import { createRedact, redactError } from './redact.ts'
import type { WeComExchange, WeComTransport } from './transport.ts'
import { failureCode, mayHaveBeenSent } from './was-sent.ts'

export interface TransportOptions {
  readonly apiBase: string
  /** Hidden in every text, like each request's `secretQuery`. */
  readonly secret: string
  readonly timeoutMs: number
  readonly fetch: typeof globalThis.fetch
}

/** A file may take this many times the deadline of an answer, as long as it keeps coming. */
const fileDeadlines = 10

/**
 * One HTTP request and its answer.
 * @throws WeComTimeoutError when the deadline passes
 * @throws WeComNetworkError when there is no answer, or one that is not WeCom's: 3xx, 5xx, HTML
 */
export function createTransport(options: TransportOptions): WeComTransport {
  return async (request) => {
    const redact = createRedact([options.secret, ...Object.values(request.secretQuery)])
    const timeoutMs = request.timeoutMs ?? options.timeoutMs
    const [url, init] = buildRequest(options.apiBase, request)
    const toError = (error: unknown) => toTransportError(error, { ...request, timeoutMs, redact })
    const limits = { idleMs: timeoutMs, totalMs: timeoutMs * fileDeadlines, toError }
    const exchange = async (signal: AbortSignal): Promise<WeComExchange> => {
      const response = await options.fetch(url, { ...init, signal })
      if (request.expect === 'file') return await readFile(response, (body) => guardBody(body, limits))
      return { reply: await readReply(response) }
    }
    try {
      const { reply, ...rest } = await withDeadline(timeoutMs, exchange)
      return { ...rest, reply: { ...reply, errmsg: redact(reply.errmsg) } }
    } catch (error) {
      throw toError(error)
    }
  }
}

interface Failed {
  readonly path: string
  readonly preparatory?: boolean
  readonly timeoutMs: number
  readonly redact: (text: string) => string
}

function toTransportError(error: unknown, { path, preparatory, timeoutMs, redact }: Failed): WeComTransportError {
  if (error instanceof DeadlineError) {
    return new WeComTimeoutError(`企业微信接口 ${path} 超时 (${timeoutMs} ms)`, { requestSent: !preparatory })
  }
  const reason = error instanceof UnusableAnswer ? error.message : failureCode(error) || '连接失败'
  return new WeComNetworkError(`企业微信接口 ${path} 无法访问: ${redact(reason)}`, {
    requestSent: !preparatory && mayHaveBeenSent(error),
    ...(!(error instanceof UnusableAnswer) && { cause: redactError(error, redact) }),
  })
}
