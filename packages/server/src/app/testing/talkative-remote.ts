import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterAll } from 'vitest'

/** `pass`: as the remote behind it; else everything that was sent comes back, in a refusal, in HTML or in a failure. */
export type Manner = 'pass' | 'refuse' | 'html' | 'fail'

export interface TalkativeRemote {
  readonly url: string
  /** Access tokens that passed. */
  readonly tokens: ReadonlySet<string>
  behave(manner: Manner): void
}

/** Stands between the desk and the remote at `behind`, or alone, and hears every key that is sent. */
export async function startTalkativeRemote(behind?: string): Promise<TalkativeRemote> {
  const tokens = new Set<string>()
  let manner: Manner = behind === undefined ? 'refuse' : 'pass'
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request)
    if (manner !== 'pass') return echo(manner, request, body, response)
    const passed = await forward(`${behind}${request.url}`, request, body).catch(() => undefined)
    if (!passed) return request.socket.destroy()
    const [, token] = /"access_token":\s*"([^"]+)"/.exec(passed.bytes.toString('latin1')) ?? []
    if (token) tokens.add(token)
    response.writeHead(passed.status, passed.headers).end(passed.bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    tokens,
    behave: (next) => {
      manner = next
    },
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

async function forward(url: string, { method = 'GET', headers }: IncomingMessage, body: Buffer) {
  const type = headers['content-type']
  const response = await fetch(url, {
    method,
    ...(type && { headers: { 'content-type': type } }),
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
  const kept = ['content-type', 'content-disposition', 'content-range', 'error-code']
  return {
    status: response.status,
    headers: Object.fromEntries([...response.headers].filter(([name]) => kept.includes(name))),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

function echo(manner: Manner, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const query = Object.fromEntries(new URL(`http://x${request.url}`).searchParams)
  const heard = `${request.url} ${JSON.stringify(query)} ${JSON.stringify(request.headers)} ${body.toString('latin1')}`
  if (manner === 'refuse') response.end(JSON.stringify({ errcode: 60011, errmsg: heard, error: { message: heard } }))
  if (manner === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${heard}</p>`)
  if (manner === 'fail') response.writeHead(502, { 'x-heard': encodeURIComponent(heard) }).end(heard)
}
