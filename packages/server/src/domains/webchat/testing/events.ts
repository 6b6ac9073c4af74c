import { createParser } from 'eventsource-parser'

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
type Data = any

export interface HeardEvent {
  readonly name: string
  readonly id: string | undefined
  readonly data: Data
}

export interface Listening {
  readonly status: number
  readonly headers: Headers
  readonly events: readonly HeardEvent[]
  /** The first event, past or to come, that fits. */
  next(fits: (event: HeardEvent) => boolean): Promise<HeardEvent>
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>
  /** Goes away without a word. */
  leave(): void
}

/** A page that listens. */
export async function listen(url: string, headers: Record<string, string>): Promise<Listening> {
  const gone = new AbortController()
  const response = await fetch(url, { headers, signal: gone.signal })
  const events: HeardEvent[] = []
  const waiting: { fits: (event: HeardEvent) => boolean; resolve: (event: HeardEvent) => void }[] = []
  const parser = createParser({
    onEvent({ event = 'message', id, data }) {
      const heard = { name: event, id, data: JSON.parse(data) }
      events.push(heard)
      for (const entry of waiting.filter(({ fits }) => fits(heard))) {
        waiting.splice(waiting.indexOf(entry), 1)
        entry.resolve(heard)
      }
    },
  })
  const { body } = response
  const read = async () => {
    const decoder = new TextDecoder()
    if (response.ok && body) for await (const part of body) parser.feed(decoder.decode(part, { stream: true }))
  }
  return {
    status: response.status,
    headers: response.headers,
    events,
    next: (fits) => {
      const known = events.find(fits)
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ fits, resolve }))
    },
    ended: read().catch(() => {}),
    leave: () => gone.abort(),
  }
}
