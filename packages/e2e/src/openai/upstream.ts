import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { afterAll } from 'vitest'

/** What was asked of the model, as it came over the wire. */
export interface Asked {
  readonly authorization: string | undefined
  readonly body: { readonly messages: readonly { readonly role: string; readonly content: string }[] }
}

export interface Upstream {
  /** The part before `/chat/completions`. */
  readonly url: string
  readonly asked: readonly Asked[]
  /** From now on it says these words, each in a chunk of its own. */
  say(...words: readonly string[]): void
  /** From now on it says these words and then nothing more, until whoever asked goes away. */
  sayAndWait(...words: readonly string[]): void
  /** How many answers have no end yet. */
  open(): number
}

/** A model in OpenAI's format that answers as told. Gone when the test file ends. */
export async function startUpstream(): Promise<Upstream> {
  const asked: Asked[] = []
  let answer: (response: ServerResponse) => void = (response) => finish(response, ['好'])
  let open = 0
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    asked.push({ authorization: request.headers.authorization, body: JSON.parse(Buffer.concat(parts).toString()) })
    open += 1
    response.on('close', () => {
      open -= 1
    })
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    answer(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`,
    asked,
    say(...words) {
      answer = (response) => finish(response, words)
    },
    sayAndWait(...words) {
      answer = (response) => void response.write(words.map(chunk).join(''))
    },
    open: () => open,
  }
}

const chunk = (content: string) =>
  event({ id: 'u', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content }, finish_reason: null }] })

function finish(response: ServerResponse, words: readonly string[]): void {
  const usage = { prompt_tokens: 11, completion_tokens: words.length, total_tokens: 11 + words.length }
  const last = { id: 'u', object: 'chat.completion.chunk', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }
  response.end(`${words.map(chunk).join('')}${event({ ...last, usage })}data: [DONE]\n\n`)
}

const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`
