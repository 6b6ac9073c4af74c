import type { ClientFrame, ServerFrame } from '@yingda/server/domains/sessions/contract'
import { WebSocket } from 'ws'
import { isAside, readFrame } from './frames.ts'
import type { Random } from './random.ts'

export interface SocketOptions {
  readonly url: string
  readonly random: Random
  readonly onFrame: (frame: ServerFrame) => void
  readonly onUnknown: (text: string) => void
  readonly onLost: () => void
}

export interface Socket {
  /** Frames sent while there is no connection are dropped. */
  send(frame: ClientFrame): void
  close(): void
}

const firstPauseMs = 100
const longestPauseMs = 2_000
const openWithinMs = 5_000

/** A connection that is opened again whenever it breaks, after a pause that grows until a frame comes. */
export function keepSocket({ url, random, onFrame, onUnknown, onLost }: SocketOptions): Socket {
  let current: WebSocket | undefined
  let attempt = 0
  let closed = false
  let timer: NodeJS.Timeout | undefined

  function open(): void {
    const socket = new WebSocket(url, { handshakeTimeout: openWithinMs })
    current = socket
    socket.on('message', (data) => {
      attempt = 0
      const frame = readFrame(String(data))
      if (frame) onFrame(frame)
      else if (!isAside(String(data))) onUnknown(String(data))
    })
    // @NOTE every error is followed by `close`.
    socket.on('error', () => {})
    socket.on('close', () => {
      onLost()
      const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** attempt) * (0.5 + random() / 2)
      attempt += 1
      if (!closed) timer = setTimeout(open, pauseMs)
    })
  }

  open()
  return {
    send: (frame) => {
      if (current?.readyState === WebSocket.OPEN) current.send(JSON.stringify(frame))
    },
    close: () => {
      closed = true
      clearTimeout(timer)
      current?.terminate()
    },
  }
}
