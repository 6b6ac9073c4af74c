import { createParser } from 'eventsource-parser'
import type { Found } from '../knowledge/index.ts'

export interface Model {
  /** The whole answer. Throws when it does not come complete and in time: a part is never an answer. */
  answer(question: string, entries: readonly Found[]): Promise<string>
}

export interface ModelOptions {
  /** The part before `/chat/completions`. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  readonly timeoutMs: number
  readonly fetch: typeof fetch
}

const maxAnswerChars = 8_000

/** Any OpenAI-compatible chat endpoint, streamed, so that a model that stops half-way is told from one that ended. */
export const createModel = ({ baseUrl, apiKey, model, timeoutMs, fetch }: ModelOptions): Model => ({
  async answer(question, entries) {
    const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model, stream: true, temperature: 0.2, messages: prompt(question, entries) }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
    if (!response.ok || !response.body) throw new Error(`The model answered HTTP ${response.status}.`)
    const text = withoutThoughts(await readStream(response.body))
    if (!text) throw new Error('The model answered nothing.')
    return text
  },
})

const prompt = (question: string, entries: readonly Found[]) => [
  {
    role: 'system',
    content:
      '你是企业服务台的客服助手。只根据下面的资料回答，用提问者的语言，简洁直接；资料里没有的内容不要编造。\n\n' +
      entries.map(({ question: q, answer }, index) => `资料${index + 1}\n问：${q}\n答：${answer}`).join('\n\n'),
  },
  { role: 'user', content: question },
]

async function readStream(body: ReadableStream<Uint8Array>): Promise<string> {
  let text = ''
  let ended = false
  const parser = createParser({
    onEvent({ data }) {
      if (data.startsWith('[DONE]')) {
        ended = true
        return
      }
      const { content, finished } = readChunk(data)
      text += content
      ended ||= finished
      if (text.length > maxAnswerChars) throw new Error('The model does not stop.')
    },
  })
  const decoder = new TextDecoder()
  for await (const bytes of body) parser.feed(decoder.decode(bytes, { stream: true }))
  if (!ended) throw new Error('The model broke off in the middle of its answer.')
  return text
}

interface Chunk {
  readonly error?: { readonly message?: string }
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string | null }
    readonly finish_reason?: string | null
  }[]
}

function readChunk(data: string): { content: string; finished: boolean } {
  const chunk: Chunk = JSON.parse(data)
  if (chunk.error) throw new Error('The model reported an error in the middle of its answer.')
  const choice = chunk.choices?.[0]
  return {
    content: choice?.delta?.content ?? '',
    finished: choice?.finish_reason === 'stop' || choice?.finish_reason === 'length',
  }
}

/** Some models think aloud first; customers do not read that. */
const withoutThoughts = (text: string): string => text.replace(/<think>[\s\S]*?(<\/think>|$)/g, '').trim()
