import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { beat } from './beat.ts'
import { type Cursor, formatCursor, parseCursor } from './cursor.ts'
import type { Frame } from './frame.ts'
import { type FrameBudget, frameBudget } from './frame-budget.ts'
import { type Heard, parseHeard } from './heard.ts'
import { makeRoom } from './make-room.ts'
import type { Change } from './reader.ts'
import { encodeText } from './shared-frame.ts'
import { slicesOf, type Told } from './slices.ts'
import { customerTypingFrame, hearersOfCustomer, hearersOfTyping, typingFrame } from './typing.ts'
import { closeGone, goneBy } from './viewer-gone.ts'

/** Who looks. Identity comes from the token that opened the socket, never from a path or a frame. */
export interface Viewer {
  readonly csId: string
  /** As colleagues call them. */
  readonly name?: string
  readonly roles: readonly string[]
  /** The token that opened the socket: they end together. */
  readonly tokenId?: string | null
}

export type Sight = boolean | 'brief' | 'brief or open'

export interface SocketsDeps {
  readonly canSee: (viewer: Viewer, change: Change) => Sight
  /** What screens are shown of changes, one frame for each, in their order. */
  readonly framesOf: (changes: readonly Change[]) => Promise<readonly Frame[]>
  readonly mayBind: (viewer: Viewer, sessionId: string) => Promise<boolean>
  readonly position: () => Cursor
  readonly between: (from: Cursor, to: Cursor) => Promise<readonly Change[] | 'reset'>
  /** How many sockets an agent may have on this node; a newer one closes the oldest. */
  readonly socketsPerAgent?: number
  /** A socket was opened or closed. */
  readonly onViewers?: () => void
  /** An agent writes in a session that they have open. */
  readonly onTyping?: (sessionId: string) => void
}

export interface Sockets {
  /** `wire`: what `ws` writes to. A frame that many sockets get goes there as it is, encoded once. */
  attach(ws: WebSocket, viewer: Viewer, wire: Wire): void
  publish(changes: readonly Change[]): Promise<void>
  /** The customer of this session writes. */
  customerTyping(sessionId: string): void
  hasReaders(): boolean
  /** How many sockets each agent has on this node. */
  viewers(): ReadonlyMap<string, number>
  closeAll(code: number, reason: string): void
}

type Wire = Pick<Duplex, 'write' | 'cork' | 'uncork'>

interface Connection {
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
/** How many frames are handed out at a stretch, so that whoever reads has a chance to. */
const sliceSize = 500
const replayPage = 200
const heartbeatMs = 30_000
const closeSlow = 4408
const closeTooManyFrames = 4429
const frameRate = { burst: 60, perSecond: 20 }
const usualSocketsPerAgent = 5
const closeBinary = 1003

export function openSockets(deps: SocketsDeps): Sockets {
  const connections = new Set<Connection>()
  let handedOut = 0
  const heartbeat = setInterval(() => beat(connections), heartbeatMs)
  heartbeat.unref()

  return {
    attach(ws, viewer, wire) {
      const since = deps.position()
      const connection: Connection = {
        ws,
        wire,
        viewer,
        bound: new Set(),
        since,
        sinceOrdinal: handedOut,
        held: undefined,
        alive: true,
        budget: frameBudget(frameRate),
        typedAt: Number.NEGATIVE_INFINITY,
      }
      makeRoom(connections, viewer.csId, deps.socketsPerAgent ?? usualSocketsPerAgent)
      connections.add(connection)
      deps.onViewers?.()
      ws.on('close', () => {
        connections.delete(connection)
        deps.onViewers?.()
      })
      ws.on('pong', () => {
        connection.alive = true
      })
      let inOrder = Promise.resolve()
      ws.on('message', (data, isBinary) => {
        if (isBinary) return ws.close(closeBinary, 'text only')
        if (!connection.budget.take()) return ws.close(closeTooManyFrames, 'too many frames')
        inOrder = inOrder.then(() => hear(deps, connection, String(data), connections)).catch(() => ws.close(1011))
      })
      send(connection, JSON.stringify({ type: 'ready', cursor: formatCursor(since) }))
    },
    async publish(changes) {
      const before = handedOut
      handedOut += changes.length
      const frames = await deps.framesOf(changes)
      let sends = 0
      for (const slice of slicesOf(changes, frames, before)) {
        if ('kind' in slice) {
          closeGone(connections, slice)
          continue
        }
        for (const connection of connections) {
          deliver(deps, connection, slice)
          sends += slice.length
          if (sends < sliceSize) continue
          sends = 0
          await new Promise(setImmediate)
        }
        await new Promise(setImmediate)
      }
    },
    customerTyping(sessionId) {
      for (const connection of hearersOfCustomer(connections, sessionId))
        send(connection, customerTypingFrame(sessionId))
    },
    hasReaders: () => connections.size > 0,
    viewers() {
      const counts = new Map<string, number>()
      for (const { viewer } of connections) counts.set(viewer.csId, (counts.get(viewer.csId) ?? 0) + 1)
      return counts
    },
    closeAll(code, reason) {
      clearInterval(heartbeat)
      for (const { ws } of connections) ws.close(code, reason)
    },
  }
}

/** All of it in one write, if it is more than one frame. */
function deliver(deps: SocketsDeps, connection: Connection, slice: readonly Told[]): void {
  connection.wire.cork()
  for (const { change, frame, ordinal, encode } of slice) {
    const text = connection.sinceOrdinal > ordinal ? undefined : textFor(deps, connection, change, frame)
    if (text === undefined) continue
    if (connection.held) connection.held.push(encode(text))
    else write(connection, encode(text))
  }
  connection.wire.uncork()
}

function textFor(deps: SocketsDeps, { viewer, bound }: Connection, change: Change, frame: Frame): string | undefined {
  const sight = !goneBy(change) && deps.canSee(viewer, change)
  if (sight === false) return undefined
  if (sight === 'brief' || (sight === 'brief or open' && !bound.has(change.sessionId))) return frame.brief
  return change.assignee === viewer.csId || bound.has(change.sessionId) ? frame.near : frame.far
}

const send = (connection: Connection, text: string): void => write(connection, encodeText(text))

/** Past `ws`, which would encode it for every socket anew. It writes whole frames too, so the two do not mix. */
function write({ ws, wire }: Connection, frame: Buffer): void {
  if (ws.readyState !== ws.OPEN) return
  // A socket that does not read is cut off; it resumes from its cursor and loses nothing.
  if (ws.bufferedAmount > maxBuffered) ws.close(closeSlow, 'too slow, resume')
  else wire.write(frame)
}

type Hearer = (deps: SocketsDeps, connection: Connection, frame: Heard, all: Iterable<Connection>) => Promise<void>

const hearers: Record<string, Hearer> = {
  async ping(_deps, connection) {
    send(connection, '{"type":"pong"}')
  },
  async bind_session(deps, connection, { sessionId }) {
    if (!(await deps.mayBind(connection.viewer, sessionId))) return refuse(connection, 40401, '会话不存在')
    connection.bound.add(sessionId)
    send(connection, JSON.stringify({ type: 'session_bound', sessionId }))
  },
  async unbind_session(_deps, connection, { sessionId }) {
    connection.bound.delete(sessionId)
    send(connection, JSON.stringify({ type: 'session_unbound', sessionId }))
  },
  async typing(deps, connection, { sessionId }, all) {
    const before = connection.typedAt
    const others = hearersOfTyping(all, connection, sessionId)
    if (!others) return refuse(connection, 40401, '会话不存在')
    if (connection.typedAt !== before) deps.onTyping?.(sessionId)
    const frame = typingFrame(sessionId, connection.viewer)
    for (const other of others) send(other, frame)
  },
  async resume(deps, connection, frame) {
    const from = parseCursor(frame.cursor)
    if (!from) return refuse(connection, 40000, 'cursor is not one of ours')
    connection.held ??= []
    const past = await deps.between(from, connection.since)
    if (past !== 'reset') await replay(deps, connection, past)
    const type = past === 'reset' ? 'reset' : 'resumed'
    send(connection, JSON.stringify({ type, cursor: formatCursor(connection.since) }))
    const { held } = connection
    connection.held = undefined
    for (const frame of held) write(connection, frame)
  },
}

/** In pages that the socket has taken before the next is made, so that a long past does not look like a slow reader. */
async function replay(deps: SocketsDeps, connection: Connection, past: readonly Change[]): Promise<void> {
  for (let start = 0; start < past.length; start += replayPage) {
    const page = past.slice(start, start + replayPage)
    const frames = await deps.framesOf(page)
    const texts = page.flatMap((change, index) => {
      const frame = frames[index]
      return (frame && textFor(deps, connection, change, frame)) ?? []
    })
    const [last, ...before] = texts.reverse()
    for (const text of before.reverse()) send(connection, text)
    if (last !== undefined) await new Promise((taken) => connection.ws.send(last, taken))
  }
}

async function hear(deps: SocketsDeps, connection: Connection, text: string, all: Iterable<Connection>): Promise<void> {
  const frame = parseHeard(text)
  const hearer = frame && Object.hasOwn(hearers, frame.type) ? hearers[frame.type] : undefined
  if (!frame || !hearer) return refuse(connection, 40000, 'unknown frame')
  await hearer(deps, connection, frame, all)
}

const refuse = (connection: Connection, code: number, message: string) =>
  send(connection, JSON.stringify({ type: 'error', code, message }))
