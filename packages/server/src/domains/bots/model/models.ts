import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Breaker, createBreaker } from './breaker.ts'
import { deadlineOf } from './deadline.ts'
import { ModelError, modelErrorFrom, statusError } from './model-error.ts'
import { type Reply, readAnswer } from './read-answer.ts'
import type { Transport } from './transport.ts'

/** One model as one bot asks it. */
export interface ModelConfig {
  /** The part before `/chat/completions`. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** For the whole answer, from the request to its last byte. */
  readonly timeoutMs: number
  readonly temperature: number
  readonly maxTokens: number | undefined
  /** Named by who runs the desk, so it may be anywhere. */
  readonly isTrusted: boolean
}

export interface Asked {
  readonly messages: readonly object[]
  readonly tools: readonly object[]
}

export interface Models {
  /** Streams to `onText` what may be shown. Throws a `ModelError`; what was shown by then was shown. */
  ask(config: ModelConfig, asked: Asked, onText: (text: string) => void, signal: AbortSignal): Promise<Reply>
}

export interface ModelsOptions {
  readonly transport: Transport
  readonly now?: () => number
  /** Between two parts of an answer. */
  readonly idleMs?: number
}

interface Endpoint {
  readonly breaker: Breaker
  /** It refused tools or the wish to be told of usage. */
  isPlain: boolean
  /** Its last answer began with a thought that it did not open, so the next waits for the end of one. */
  thinksAloud: boolean
}

const mostEndpoints = 1_000
const usualIdleMs = 15_000
const retryMs = 100

/** Any OpenAI-compatible chat endpoints; each is left alone for a moment when it fails again and again. */
export function createModels({ transport, now = Date.now, idleMs = usualIdleMs }: ModelsOptions): Models {
  const endpoints = new Map<string, Endpoint>()

  function endpointOf({ baseUrl, apiKey, model }: ModelConfig): Endpoint {
    const key = createHash('sha256')
      .update(JSON.stringify([baseUrl, apiKey, model]))
      .digest('base64')
    const known = endpoints.get(key)
    if (known) return known
    if (endpoints.size >= mostEndpoints)
      for (const oldest of [...endpoints.keys()].slice(0, 1)) endpoints.delete(oldest)
    const endpoint = { breaker: createBreaker(now), isPlain: false, thinksAloud: false }
    endpoints.set(key, endpoint)
    return endpoint
  }

  return {
    async ask(config, asked, onText, signal) {
      const endpoint = endpointOf(config)
      // Who gives a model a lot of time has one that thinks before its first word.
      const times = { totalMs: config.timeoutMs, firstMs: Math.max(idleMs, config.timeoutMs / 2), idleMs }
      const deadline = deadlineOf(times, signal)
      let hasBegun = false
      const attempt = async () => {
        const { status, body } = await transport(`${config.baseUrl.replace(/\/+$/, '')}/chat/completions`, {
          headers: headersOf(config),
          body: JSON.stringify(bodyOf(config, asked, endpoint.isPlain)),
          signal: deadline.signal,
          isTrusted: config.isTrusted,
        })
        if (status !== 200) {
          body.on('error', () => {}) // It is thrown away, so nothing that happens to it matters.
          body.destroy()
          throw statusError(status)
        }
        return readAnswer(body, {
          isHeld: endpoint.thinksAloud,
          onPart: deadline.heard,
          onBegun: () => {
            hasBegun = true
          },
          onText,
        })
      }
      const once = () =>
        endpoint.breaker.run(() =>
          attempt().catch((error: unknown) => {
            throw modelErrorFrom(error, deadline.signal)
          }),
        )
      try {
        const reply = await once().catch(async (error: unknown) => {
          const isRich = !endpoint.isPlain && error instanceof ModelError && error.kind.isTooRich
          const mayAgain = error instanceof ModelError && (error.kind.isPassing || isRich)
          if (!mayAgain || hasBegun || deadline.signal.aborted) throw error
          if (isRich) endpoint.isPlain = true
          await wait(retryMs)
          return once().catch((later: unknown) => {
            // What went wrong first says more than that nothing more was tried.
            throw later instanceof ModelError && later.kind.isOurs && !deadline.signal.aborted ? error : later
          })
        })
        endpoint.thinksAloud = reply.thoughtAloud
        return reply
      } finally {
        deadline.end()
      }
    },
  }
}

const headersOf = ({ apiKey }: ModelConfig) => ({
  'content-type': 'application/json',
  accept: 'text/event-stream',
  ...(apiKey && { authorization: `Bearer ${apiKey}` }),
})

const bodyOf = ({ model, temperature, maxTokens }: ModelConfig, { messages, tools }: Asked, isPlain: boolean) => ({
  model,
  stream: true,
  temperature,
  ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  messages,
  ...(!isPlain && { stream_options: { include_usage: true } }),
  ...(!isPlain && tools.length > 0 && { tools }),
})
