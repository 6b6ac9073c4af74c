import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { afterAll } from 'vitest'

/** What the endpoint does with one question. */
export type Behaviour = (response: ServerResponse) => unknown

export interface FakeModel {
  /** What goes into `LLM_BASE_URL`. */
  readonly url: string
  readonly asked: readonly Asked[]
  /** From now on. */
  behave(behaviour: Behaviour): void
  /** How many questions have no end yet. */
  open(): number
  /** Resolves when that many questions have no end yet. */
  opened(count: number): Promise<void>
}

export interface Asked {
  readonly path: string | undefined
  readonly authorization: string | undefined
  /** The port at the other end. */
  readonly connection: number | undefined
  readonly body: Question
}

interface Question {
  readonly model: string
  readonly stream: boolean
  readonly messages: readonly { readonly role: string; readonly content: string; readonly tool_call_id?: string }[]
  readonly tools?: readonly { readonly function: { readonly name: string } }[]
  readonly stream_options?: object
  readonly temperature?: number
  readonly max_tokens?: number
}

/** An OpenAI-compatible endpoint that behaves as told. Gone when the test file ends. */
export async function startFakeModel(first: Behaviour): Promise<FakeModel> {
  let behaviour = first
  let open = 0
  const asked: Asked[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    asked.push({
      path: request.url,
      authorization: request.headers.authorization,
      connection: request.socket.remotePort,
      body: JSON.parse(Buffer.concat(parts).toString()),
    })
    open += 1
    response.on('close', () => {
      open -= 1
    })
    response.on('error', () => {}) // The one who asked went away, which is what many tests are about.
    for (const { count, resolve } of waiting) if (open >= count) resolve()
    await behaviour(response)
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
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    behave(next) {
      behaviour = next
    },
    open: () => open,
    opened: (count) => (open >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
  }
}
