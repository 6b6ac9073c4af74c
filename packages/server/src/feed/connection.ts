import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Cursor } from './cursor.ts'
import type { FrameBudget } from './frame-budget.ts'
import { encodeText } from './shared-frame.ts'

/** Who looks. Identity comes from the token that opened the socket, never from a path or a frame. */
export interface Viewer {
  readonly csId: string
  /** As colleagues call them. */
  readonly name?: string
  readonly roles: readonly string[]
  /** The token that opened the socket: they end together. */
  readonly tokenId?: string | null
}

/** What `ws` writes to. */
export type Wire = Pick<Duplex, 'write' | 'cork' | 'uncork'>

/** One open socket. */
export interface Connection {
  readonly ws: WebSocket
  readonly wire: Wire
  readonly viewer: Viewer
  readonly bound: Set<string>
  readonly since: Cursor
  /** Changes up to this ordinal were handed out before the socket came; they are its past, reached by `resume`. */
  readonly sinceOrdinal: number
  /** Live frames wait here while the past is being sent. */
  held: Buffer[] | undefined
  alive: boolean
  readonly budget: FrameBudget
  typedAt: number
}

const maxBuffered = 1024 * 1024
const closeSlow = 4408

export const send = (connection: Connection, text: string): void => write(connection, encodeText(text))

/** Past `ws`, which would encode it for every socket anew. It writes whole frames too, so the two do not mix. */
export function write({ ws, wire }: Connection, frame: Buffer): void {
  if (ws.readyState !== ws.OPEN) return
  // A socket that does not read is cut off; it resumes from its cursor and loses nothing.
  if (ws.bufferedAmount > maxBuffered) ws.close(closeSlow, 'too slow, resume')
  else wire.write(frame)
}
