import type { ServerResponse } from 'node:http'
import type { Finish } from './beside.ts'
import { errorFrame, type Frames } from './frames.ts'

/** One answer on its way, written past the framework. Nothing is sent before there is something to say. */
export interface StreamWriter {
  delta(text: string): void
  end(finish: Finish): void
  /** Only once it has begun: before that, the refusal is an answer of its own. */
  fail(error: { message: string; type: string; code: string | null }): void
  /** The head has been sent. */
  hasBegun(): boolean
  stop(): void
}

/** Proxies and browsers give up on a line that says nothing for long. */
const pingMs = 15_000

/** @param open takes the answer over and sends its head */
export function openStreamWriter(response: ServerResponse, frames: Frames, open: () => void): StreamWriter {
  let begun = false
  let spoken = false
  let waiting = ''
  const pinging = setInterval(() => {
    begin()
    if (!response.destroyed) response.write(': ping\n\n')
  }, pingMs)

  function begin(): void {
    if (begun) return
    begun = true
    open()
  }

  /** Words that came together leave together. */
  function write(text: string): void {
    if (waiting === '') process.nextTick(flush)
    waiting += text
  }

  function flush(): void {
    const text = waiting
    waiting = ''
    if (text === '' || response.destroyed || response.writableEnded) return
    begin()
    response.write(text)
  }

  /** Every stream says first who speaks. */
  const role = (): string => {
    if (spoken) return ''
    spoken = true
    return frames.role
  }

  function finish(text: string): void {
    clearInterval(pinging)
    const rest = waiting + text
    waiting = ''
    if (response.destroyed || response.writableEnded) return
    begin()
    response.end(rest)
  }

  return {
    delta: (text) => write(role() + frames.delta(text)),
    end(done) {
      const unspoken = spoken ? '' : frames.delta(done.text)
      finish(role() + unspoken + frames.end(done))
    },
    fail: (error) => finish(errorFrame(error)),
    hasBegun: () => begun || waiting !== '',
    stop: () => clearInterval(pinging),
  }
}
