import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What the endpoint does with one question. */
export type Behaviour = (response: ServerResponse) => unknown

export interface ScriptedModel {
  /** What goes into `LLM_BASE_URL`: the part before `/chat/completions`. */
  readonly url: string
  readonly asked: readonly Asked[]
  /** From now on. */
  behave(behaviour: Behaviour): void
  /** How many questions have no end yet. */
  open(): number
  /** Resolves when that many questions have no end yet. */
  opened(count: number): Promise<void>
  close(): void
}

/** What was asked, as it came over the wire. */
export interface Asked {
  readonly path: string | undefined
  readonly authorization: string | undefined
  /** The port at the other end. */
  readonly connection: number | undefined
  readonly body: Question
}

export interface Question {
  readonly model: string
  readonly stream: boolean
  readonly messages: readonly { readonly role: string; readonly content: string; readonly tool_call_id?: string }[]
  readonly tools?: readonly { readonly function: { readonly name: string } }[]
  readonly stream_options?: object
  readonly temperature?: number
  readonly max_tokens?: number
}

/** An OpenAI-compatible endpoint that behaves as told. */
export async function startScriptedModel(first: Behaviour): Promise<ScriptedModel> {
  let behaviour = first
  let open = 0
  const asked: Asked[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const server = createServer(async (request, response) => {
    asked.push(await read(request))
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
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`,
    asked,
    behave(next) {
      behaviour = next
    },
    open: () => open,
    opened: (count) => (open >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return {
    path: request.url,
    authorization: request.headers.authorization,
    connection: request.socket.remotePort,
    body: JSON.parse(Buffer.concat(parts).toString()),
  }
}
