import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { afterAll } from 'vitest'

export interface Posted {
  readonly id: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly body: any
}

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Receiver {
  readonly url: string
  readonly posts: readonly Posted[]
  /** What it answers from now on; undefined: never anything. */
  answer(by: (posted: Posted) => Reply | undefined): void
  /** The posts, past or to come, when there are so many that fit. */
  until(count: number, fits?: (posted: Posted) => boolean): Promise<Posted[]>
}

/** A program on the other side of a webhook. Closed when the test file ends. */
export async function startReceiver(): Promise<Receiver> {
  const posts: Posted[] = []
  let reply: (posted: Posted) => Reply | undefined = () => ({ status: 204 })
  let heard = () => {}
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      const id = String(request.headers['webhook-id'])
      const posted = { id, path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text || '{}') }
      posts.push(posted)
      heard()
      const answer = reply(posted)
      if (answer) response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/hook`,
    posts,
    answer(by) {
      reply = by
    },
    async until(count, fits = () => true) {
      for (;;) {
        const found = posts.filter(fits)
        if (found.length >= count) return found
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
    },
  }
}
