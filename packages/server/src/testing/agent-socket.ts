import { once } from 'node:events'
import { WebSocket } from 'ws'

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
type Frame = any

export interface AgentSocket {
  readonly frames: readonly Frame[]
  readonly ws: WebSocket
  send(frame: unknown): void
  /** The first frame, past or to come, that fits. */
  next(fits: (frame: Frame) => boolean): Promise<Frame>
  /** The code the server closes with. */
  closed(): Promise<number>
  close(): Promise<void>
}

/** A socket as an agent's screen holds it. */
export function openSocket(url: string, csId: string, query = '', headers: Record<string, string> = {}): AgentSocket {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/ws/cs/${csId}${query}`, { headers })
  const frames: Frame[] = []
  const waiting: { fits: (frame: Frame) => boolean; resolve: (frame: Frame) => void }[] = []
  ws.on('message', (data) => {
    const frame = JSON.parse(String(data))
    frames.push(frame)
    for (const entry of waiting.filter(({ fits }) => fits(frame))) {
      waiting.splice(waiting.indexOf(entry), 1)
      entry.resolve(frame)
    }
  })
  ws.on('error', () => {})
  const end = once(ws, 'close')
  return {
    frames,
    ws,
    send: (frame) => ws.send(JSON.stringify(frame)),
    next: (fits) => {
      const known = frames.find(fits)
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ fits, resolve }))
    },
    closed: async () => Number((await end)[0]),
    close: async () => {
      ws.close()
      await end
    },
  }
}
