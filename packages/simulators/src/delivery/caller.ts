import { Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps, Agent as TlsAgent } from 'node:https'
import type { AttemptStatus } from './records.ts'

export interface Reply {
  readonly status: AttemptStatus
  readonly body: Buffer
}

export interface Call {
  readonly method: 'GET' | 'POST'
  /** Without the question mark; added to what the callback URL already has. */
  readonly query: string
  /** Beside the length of the body. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
}

const nothing: Buffer = Buffer.alloc(0)
const answerBytesRead = 65_536

/** Calls one callback URL over kept-alive connections. A call never rejects: what went wrong is its status. */
export class Caller {
  readonly #target: { hostname: string; port: string; path: string }
  readonly #agent: Agent
  readonly #request: typeof requestHttp

  constructor(callbackUrl: string, maxSockets: number) {
    const { protocol, hostname, port, pathname, search } = new URL(callbackUrl)
    const tls = protocol === 'https:'
    this.#target = { hostname: hostname.replace(/^\[|\]$/g, ''), port, path: pathname + search }
    this.#agent = new (tls ? TlsAgent : Agent)({ keepAlive: true, maxSockets })
    this.#request = tls ? requestHttps : requestHttp
  }

  call({ method, query, headers, body, timeoutMs }: Call): Promise<Reply> {
    return new Promise((resolve) => {
      const outgoing = this.#request({
        hostname: this.#target.hostname,
        port: this.#target.port,
        path: withQuery(this.#target.path, query),
        method,
        agent: this.#agent,
        headers: { ...headers, ...(method === 'POST' && { 'Content-Length': Buffer.byteLength(body) }) },
      })
      settle(outgoing, timeoutMs, resolve)
      outgoing.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

const withQuery = (path: string, query: string) =>
  query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`

/** The deadline covers everything: connecting, waiting and reading the answer. */
function settle(outgoing: ClientRequest, timeoutMs: number, resolve: (reply: Reply) => void): void {
  const done = (status: AttemptStatus, body = nothing) => {
    clearTimeout(deadline)
    resolve({ status, body })
  }
  const deadline = setTimeout(() => {
    done('timeout')
    outgoing.destroy()
  }, timeoutMs)
  outgoing.on('error', (error) => done(codeOf(error)))
  outgoing.on('response', (incoming) => {
    incoming.on('error', (error) => done(codeOf(error)))
    read(incoming, (body) => done(incoming.statusCode ?? 0, body))
  })
}

function read(incoming: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= answerBytesRead) chunks.push(chunk)
  })
  incoming.on('end', () => done(chunks.length === 0 ? nothing : Buffer.concat(chunks)))
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'error'
}
