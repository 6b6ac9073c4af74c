import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** Parsed JSON, a form, or nothing. */
  readonly body: unknown
  readonly text: string
}

export interface Answer {
  readonly status?: number
  /** An object is sent as JSON, text and bytes as they are. */
  readonly body: unknown
  /** Cuts the connection after the body, or falls silent: it was not all that the headers promise. */
  readonly ending?: 'reset' | 'hang'
  readonly headers?: Readonly<Record<string, string>>
}

/** `hang`: keeps the request open; `reset`: cuts the connection once the request has been read. */
export type Behaviour = (request: SeenRequest) => Answer | 'hang' | 'reset'

export interface FakeWeCom extends AsyncDisposable {
  readonly apiBase: string
  readonly seen: SeenRequest[]
  count(path: string): number
}

/** A real HTTP server on a free port that answers as told; the tests decide what WeCom does. */
export async function startFakeWeCom(behave: Behaviour): Promise<FakeWeCom> {
  const seen: SeenRequest[] = []
  const server = createServer(async (request, response) => {
    const one = await readRequest(request)
    seen.push(one)
    const answer = behave(one)
    if (answer === 'hang') return
    if (answer === 'reset') {
      request.socket.destroy()
      return
    }
    response.writeHead(answer.status ?? 200, answer.headers)
    const body = encode(answer.body)
    if (answer.ending === undefined) response.end(body)
    if (answer.ending === 'hang') response.write(body)
    if (answer.ending === 'reset') response.write(body, () => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    apiBase: `http://127.0.0.1:${readPort(server.address())}`,
    seen,
    count: (path) => seen.filter((request) => request.path === path).length,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Gives out t1, t2, … and leaves every other path to the test. */
export function withTokens(behave: Behaviour): Behaviour {
  let issued = 0
  return (request) => {
    if (request.path !== '/cgi-bin/gettoken') return behave(request)
    issued += 1
    return { body: { errcode: 0, errmsg: 'ok', access_token: tokenNumber(issued), expires_in: 7200 } }
  }
}

export function tokenNumber(n: number): string {
  return `issued+access/token=number-${n}`
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  const text = bytes.toString('utf8')
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const url = new URL(`http://fake${request.url}`)
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers,
    body: await parse(bytes, headers['content-type'] ?? ''),
    text,
  }
}

async function parse(bytes: Buffer, contentType: string): Promise<unknown> {
  if (bytes.length === 0) return undefined
  if (!contentType.startsWith('multipart/')) return JSON.parse(bytes.toString('utf8'))
  return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData()
}

function encode(body: unknown): string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
}

function readPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return address.port
}
