import { fetch } from 'undici'
import { createDispatcher } from './dispatcher.ts'
import { limitBody } from './limit-body.ts'
import type { Resolve } from './lookup.ts'
import { OutboundRefused, refusalIn } from './refused.ts'
import { checkTarget, type Rules } from './target.ts'

export interface OutboundOptions extends Rules {
  /** Of the answer, as it is after decompression. */
  readonly maxBytes: number
  /** For the whole exchange, redirects and body included. */
  readonly timeoutMs: number
  /** Instead of the system's resolver, for tests. */
  readonly resolve?: Resolve | undefined
}

export interface OutboundRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly signal?: AbortSignal
}

/**
 * Fetches an address that came from outside. Like fetch, with a streamed body; `url` of the answer is where it came from.
 * @throws OutboundRefused when a rule forbids it, here or while the body is read; what the network does is thrown as it is.
 */
export type Outbound = (url: string | URL, request?: OutboundRequest) => Promise<Response>

const maxRedirects = 3
const redirects = new Set([301, 302, 303, 307, 308])
const emptyStatuses = new Set([204, 205, 304])

/** One guard for one purpose: what it may reach, how much and how long. */
export function createOutbound(options: OutboundOptions): Outbound {
  const { maxBytes, timeoutMs } = options
  const dispatcher = createDispatcher({
    ...options,
    connectMs: Math.min(timeoutMs, 10_000),
    silenceMs: timeoutMs,
  })

  return async (address, { method = 'GET', headers = {}, body, signal } = {}) => {
    const deadline = AbortSignal.timeout(timeoutMs)
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline
    const isSafe = method === 'GET' || method === 'HEAD'
    let url = parse(address)
    let sent = headers
    for (let hops = 0; hops <= maxRedirects; hops++) {
      checkTarget(url, options)
      const init = { method, headers: sent, redirect: 'manual', dispatcher, signal: either } as const
      const response = await fetch(url, body === undefined ? init : { ...init, body }).catch((error: unknown) => {
        throw refusalIn(error) ?? error
      })
      if (!redirects.has(response.status)) return answerOf(response, url, maxBytes)
      await response.body?.cancel()
      const location = response.headers.get('location')
      // What changes something is not sent to somewhere else than was asked for.
      if (!location || !isSafe) throw new OutboundRefused('redirect')
      const next = parse(location, url)
      if (next.origin !== url.origin) sent = withoutSecrets(sent)
      url = next
    }
    throw new OutboundRefused('redirect')
  }
}

function parse(address: string | URL, base?: URL): URL {
  const text = String(address)
  if (!URL.canParse(text, base)) throw new OutboundRefused('scheme')
  return new URL(text, base)
}

const secretHeaders = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'api-key'])

const withoutSecrets = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !secretHeaders.has(name.toLowerCase())))

type Fetched = Awaited<ReturnType<typeof fetch>>

async function answerOf(response: Fetched, url: URL, maxBytes: number): Promise<Response> {
  const { status, statusText, body } = response
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await body?.cancel()
    throw new OutboundRefused('too_large')
  }
  const limited = body === null || emptyStatuses.has(status) ? null : limitBody(body, maxBytes)
  const answer = new Response(limited, { status, statusText, headers: [...response.headers] })
  return Object.defineProperty(answer, 'url', { value: url.href })
}
