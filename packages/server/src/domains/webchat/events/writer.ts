import type { ServerResponse } from 'node:http'
import type { VisitorEvent } from '../contract.ts'

/** One open answer of `text/event-stream` (html.spec.whatwg.org, server-sent events). */
export interface Writer {
  send(event: VisitorEvent, id?: string): void
  /** Says that the line is alive. A reader who has not taken what was written before the last one is cut. */
  ping(): void
  end(): void
}

/** Who reads this much too slowly resumes from the last id they saw, and loses nothing. */
const maxBuffered = 256 * 1024

export function openWriter(response: ServerResponse): Writer {
  let waitsSincePing = false
  const write = (text: string) => {
    if (response.destroyed || response.writableEnded) return
    if (response.writableLength > maxBuffered) response.destroy()
    else response.write(text)
  }
  return {
    send: ({ name, data }, id) =>
      write(`${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    ping() {
      const waits = response.writableLength > 0
      if (waits && waitsSincePing) response.destroy()
      waitsSincePing = waits
      write(': ping\n\n')
    },
    end: () => void (response.writableEnded || response.end()),
  }
}
