import type { ClientFrame } from '@yingda/server/domains/sessions/contract'
import { backOffMs } from './back-off.ts'
import type { ConsoleFrame } from './frames.ts'
import { readFrame } from './read-frame.ts'

const pingEveryMs = 25_000
/** Opening until the first frame, and a ping until any frame: whoever takes longer is gone. */
const patienceMs = 8_000

type Options = {
  /** Answers the address of one connection; the ticket in it is good once. */
  address: () => Promise<string>
  lastCursor: () => string | undefined
  onFrame: (frame: ConsoleFrame) => void
  onLost: () => void
  random?: () => number
}

/** The desk keeps so many screens of one person, and this was the oldest. */
const pushedOut = 4409

/** Keeps one connection to the feed: opens it, resumes after a break, notices silence, and tries again for ever. */
export class FeedSocket {
  private readonly options: Options
  private socket: WebSocket | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private turn = 0
  private attempt = 0

  constructor(options: Options) {
    this.options = options
    void this.open()
  }

  /** Frames sent while there is no connection are dropped: whoever needs them sends them again after `ready`. */
  send(frame: ClientFrame): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame))
  }

  /** For the moment the network or the reader is back: no reason to sit out a pause, or to believe an old connection. */
  check(): void {
    if (!this.socket) return void this.open()
    if (this.socket.readyState === WebSocket.OPEN) this.ping()
  }

  stop(): void {
    this.drop()
  }

  private async open(): Promise<void> {
    this.drop()
    const turn = this.turn
    this.wait(patienceMs, () => this.lost())
    const url = await this.options.address().catch(() => undefined)
    if (turn !== this.turn) return
    if (url === undefined) return this.lost()
    const socket = new WebSocket(url)
    this.socket = socket
    socket.onmessage = (event) => {
      const frame = typeof event.data === 'string' ? readFrame(event.data) : undefined
      if (frame && turn === this.turn) this.receive(frame)
    }
    socket.onclose = ({ code }) => {
      if (turn !== this.turn) return
      if (code === pushedOut) this.rest()
      else this.lost()
    }
  }

  private receive(frame: ConsoleFrame): void {
    this.listen()
    if (frame.type !== 'ready') return this.options.onFrame(frame)
    this.attempt = 0
    const cursor = this.options.lastCursor()
    this.options.onFrame(frame)
    if (cursor !== undefined) this.send({ type: 'resume', cursor })
  }

  private listen(): void {
    this.wait(pingEveryMs, () => this.ping())
  }

  private ping(): void {
    this.send({ type: 'ping' })
    this.wait(patienceMs, () => this.lost())
  }

  private lost(): void {
    this.drop()
    this.options.onLost()
    this.wait(backOffMs(this.attempt, this.options.random ?? Math.random), () => void this.open())
    this.attempt += 1
  }

  /** Until somebody looks at this tab again: six that reconnect by themselves would push one another out for ever. */
  private rest(): void {
    this.drop()
    this.options.onLost()
  }

  private drop(): void {
    this.turn += 1
    clearTimeout(this.timer)
    const socket = this.socket
    this.socket = undefined
    socket?.close()
  }

  private wait(ms: number, then: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(then, ms)
  }
}
