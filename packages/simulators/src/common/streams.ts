import type { ServerResponse } from 'node:http'

const heartbeatMs = 15_000
const backlogBytes = 1_048_576

/** The open phones: Server-Sent Events by userid. Publishing to nobody costs one look-up. */
export class Streams {
  readonly #byUser = new Map<string, Set<ServerResponse>>()
  #heartbeat: NodeJS.Timeout | undefined

  open(userid: string, response: ServerResponse): void {
    const key = userid.toLowerCase()
    const listeners = this.#byUser.get(key) ?? new Set()
    this.#byUser.set(key, listeners.add(response))
    this.#heartbeat ??= setInterval(() => this.#beat(), heartbeatMs).unref()
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' })
    response.on('close', () => {
      listeners.delete(response)
      if (listeners.size === 0 && this.#byUser.get(key) === listeners) this.#byUser.delete(key)
    })
  }

  has(userid: string): boolean {
    return this.#byUser.has(userid.toLowerCase())
  }

  publish(userid: string, event: string, data: unknown): void {
    const listeners = this.#byUser.get(userid.toLowerCase())
    if (listeners === undefined) return
    const frame = frameOf(event, data)
    for (const response of listeners) send(response, frame)
  }

  publishToAll(event: string, data: unknown): void {
    for (const userid of this.#byUser.keys()) this.publish(userid, event, data)
  }

  closeAll(): void {
    clearInterval(this.#heartbeat)
    this.#heartbeat = undefined
    for (const listeners of this.#byUser.values()) for (const response of listeners) response.end()
  }

  #beat(): void {
    for (const listeners of this.#byUser.values()) for (const response of listeners) send(response, ':\n\n')
  }
}

export function frameOf(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

/** A reader that has fallen far behind is cut off; it reconnects and gets the history. */
function send(response: ServerResponse, frame: string): void {
  if (response.writableLength > backlogBytes) response.destroy()
  if (!response.destroyed) response.write(frame)
}
