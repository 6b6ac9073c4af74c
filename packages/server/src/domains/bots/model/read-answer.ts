import type { Readable } from 'node:stream'
import { createParser } from 'eventsource-parser'
import { ModelError } from './model-error.ts'
import { type CallPart, readChunk } from './read-chunk.ts'
import { createVeil } from './veil.ts'

export interface Reply {
  readonly text: string
  /** `length`: it was cut by the limit of tokens. */
  readonly finish: 'stop' | 'length' | 'tools'
  readonly calls: readonly ToolCall[]
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number } | undefined
  /** It begins with thoughts that it does not open: the next answers are held back until they end. */
  readonly thoughtAloud: boolean
}

export interface ToolCall {
  readonly name: string
  /** JSON, as the model wrote it. */
  readonly args: string
}

export interface ReadOptions {
  readonly isHeld: boolean
  /** Something came. */
  readonly onPart: () => void
  /** It has begun to answer, in whatever way. */
  readonly onBegun: () => void
  readonly onText: (text: string) => void
}

const maxBytes = 4_000_000
/** A line that is longer is no event. */
const maxEventBytes = 256_000
const maxAnswerChars = 8_000
const maxCalls = 8
const maxArgChars = 8_000
/** For the usage and the end of the stream, which follow the end of the answer or never come. */
const graceMs = 300

/** An answer that ends so is none. */
const withheld = ['content_filter', 'function_call']

/**
 * Reads a streamed answer to its end, showing it as it comes. Rejects when it breaks off, is withheld or does not stop;
 * what was shown by then was shown.
 */
export function readAnswer(body: Readable, options: ReadOptions): Promise<Reply> {
  const { onPart, onBegun, onText } = options
  const veil = createVeil(options.isHeld)
  const calls: { name: string; args: string }[] = []
  let usage: Reply['usage']
  let reason = ''
  let isDone = false
  let bytes = 0
  let bytesSinceEvent = 0

  function read(data: string): void {
    bytesSinceEvent = 0
    if (data === '[DONE]' || data.trim() === '[DONE]') {
      isDone = true
      return
    }
    const chunk = readChunk(data)
    if (chunk.usage) usage = chunk.usage
    if (reason !== '') return
    if (chunk.content !== '') {
      onBegun()
      const shown = veil.push(chunk.content)
      if (shown !== '') onText(shown)
      if (veil.text().length > maxAnswerChars) throw new ModelError('The model does not stop.')
    } else if (chunk.thinks) onBegun()
    for (const part of chunk.calls) addCall(calls, part)
    reason = chunk.reason
    if (withheld.includes(reason)) throw new ModelError(`The model ended without a whole answer (${reason}).`)
  }

  /** Throws when what came is no answer. */
  function conclude(): Reply {
    if (reason === '' && !isDone) throw new ModelError('The model broke off in the middle of its answer.')
    const rest = veil.end()
    if (rest !== '') onText(rest)
    const text = veil.text()
    if (text === '' && calls.length === 0) throw new ModelError('The model answered nothing.')
    const finish = calls.length > 0 ? 'tools' : reason === 'length' ? 'length' : 'stop'
    return { text, finish, calls, usage, thoughtAloud: veil.thoughtAloud() }
  }

  return new Promise((resolve, reject) => {
    const parser = createParser({ onEvent: ({ data }) => isDone || read(data) })
    const decoder = new TextDecoder()
    let grace: NodeJS.Timeout | undefined
    let isOver = false

    function finish(outcome: () => void, keepConnection: boolean): void {
      if (isOver) return
      isOver = true
      clearTimeout(grace)
      // What still comes is read and thrown away, so that the connection can be used again; not for long.
      if (keepConnection) setTimeout(() => body.destroy(), graceMs).unref()
      else body.destroy()
      outcome()
    }
    const fail = (error: unknown) => finish(() => reject(error), false)
    function end(): void {
      if (isOver) return
      try {
        const reply = conclude()
        finish(() => resolve(reply), isDone)
      } catch (error) {
        fail(error)
      }
    }

    body.on('data', (part: Buffer) => {
      if (isOver) return
      onPart()
      try {
        bytes += part.byteLength
        bytesSinceEvent += part.byteLength
        if (bytes > maxBytes || bytesSinceEvent > maxEventBytes) throw new ModelError('The model does not stop.')
        parser.feed(decoder.decode(part, { stream: true }))
        if (isDone) end()
        else if (reason !== '') grace ??= setTimeout(end, graceMs)
      } catch (error) {
        fail(error)
      }
    })
    body.on('error', fail)
    body.on('close', () => fail(new ModelError('The model broke off in the middle of its answer.')))
    body.on('end', () => {
      try {
        parser.feed('\n\n') // The last event may come without the empty line after it.
      } catch (error) {
        return fail(error)
      }
      end()
    })
  })
}

/** Arguments come in pieces; the name with the first of them. */
function addCall(calls: { name: string; args: string }[], { index, name, args }: CallPart): void {
  if (index < 0 || index > calls.length || index >= maxCalls) return
  const call = calls[index] ?? { name: '', args: '' }
  call.name ||= name
  if (call.args.length < maxArgChars) call.args += args
  calls[index] = call
}
