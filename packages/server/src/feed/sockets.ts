import type { WebSocket } from 'ws'
import { type Cursor, formatCursor, parseCursor } from './cursor.ts'
import type { Change } from './reader.ts'
import { viewerGone } from './viewer-gone.ts'

/** Who looks. Identity comes from the token that opened the socket, never from a path or a frame. */
export interface Viewer {
  readonly csId: string
  readonly roles: readonly string[]
}

/** One change as screens read it: `near` for its assignee and whoever opened the session, `far` for the others. */
export interface Frame {
  readonly near: string
  readonly far?: string
}

export interface SocketsDeps {
  readonly canSee: (viewer: Viewer, change: Change) => boolean
  /** What screens are shown of changes, one frame for each, in their order. */
  readonly framesOf: (changes: readonly Change[]) => Promise<readonly Frame[]>
  readonly mayBind: (viewer: Viewer, sessionId: string) => Promise<boolean>
  readonly position: () => Cursor
  readonly between: (from: Cursor, to: Cursor) => Promise<readonly Change[] | 'reset'>
}

export interface Sockets {
  attach(ws: WebSocket, viewer: Viewer): void
  publish(changes: readonly Change[]): Promise<void>
  hasReaders(): boolean
  closeAll(code: number, reason: string): void
}

interface Connection {
  readonly ws: WebSocket
  readonly viewer: Viewer
  readonly bound: Set<string>
  readonly since: Cursor
  /** Changes up to this ordinal were handed out before the socket came; they are its past, reached by `resume`. */
  readonly sinceOrdinal: number
  /** Live frames wait here while the past is being sent. */
  held: string[] | undefined
  alive: boolean
}

const maxBuffered = 1024 * 1024
/** How much is handed out at a stretch, so that whoever reads has a chance to; both well below what a socket may hold. */
const sliceSize = 500
const sliceChars = 128 * 1024
const replayPage = 200
const heartbeatMs = 30_000
const closeSlow = 4408
const closeBinary = 1003
const closeUnauthorized = 4401

export function openSockets(deps: SocketsDeps): Sockets {
  const connections = new Set<Connection>()
  let handedOut = 0
  const heartbeat = setInterval(() => beat(connections), heartbeatMs)
  heartbeat.unref()

  return {
    attach(ws, viewer) {
      const since = deps.position()
      const connection: Connection = {
        ws,
        viewer,
        bound: new Set(),
        since,
        sinceOrdinal: handedOut,
        held: undefined,
        alive: true,
      }
      connections.add(connection)
      ws.on('close', () => connections.delete(connection))
      ws.on('pong', () => {
        connection.alive = true
      })
      let inOrder = Promise.resolve()
      ws.on('message', (data, isBinary) => {
        if (isBinary) return ws.close(closeBinary, 'text only')
        inOrder = inOrder.then(() => hear(deps, connection, String(data))).catch(() => ws.close(1011))
      })
      send(connection, JSON.stringify({ type: 'ready', cursor: formatCursor(since) }))
    },
    async publish(changes) {
      const before = handedOut
      handedOut += changes.length
      const frames = await deps.framesOf(changes)
      let sends = 0
      let chars = 0
      for (const [index, change] of changes.entries()) {
        if (change.kind === viewerGone) closeOf(connections, change.assignee)
        const frame = frames[index]
        if (!frame) continue
        for (const connection of connections) {
          if (connection.sinceOrdinal > before + index) continue
          deliver(deps, connection, change, frame)
          if (++sends % sliceSize === 0) await new Promise(setImmediate)
        }
        chars += frame.near.length
        if (chars < sliceChars) continue
        chars = 0
        await new Promise(setImmediate)
      }
    },
    hasReaders: () => connections.size > 0,
    closeAll(code, reason) {
      clearInterval(heartbeat)
      for (const { ws } of connections) ws.close(code, reason)
    },
  }
}

function closeOf(connections: Iterable<Connection>, csId: string | null): void {
  for (const { ws, viewer } of connections) if (viewer.csId === csId) ws.close(closeUnauthorized, 'not signed in')
}

function deliver(deps: SocketsDeps, connection: Connection, change: Change, frame: Frame): void {
  const text = textFor(deps, connection, change, frame)
  if (text === undefined) return
  if (connection.held) connection.held.push(text)
  else send(connection, text)
}

function textFor(deps: SocketsDeps, { viewer, bound }: Connection, change: Change, frame: Frame): string | undefined {
  if (change.kind === viewerGone || !deps.canSee(viewer, change)) return undefined
  return change.assignee === viewer.csId || bound.has(change.sessionId) ? frame.near : frame.far
}

function send({ ws }: Connection, text: string): void {
  if (ws.readyState !== ws.OPEN) return
  // A socket that does not read is cut off; it resumes from its cursor and loses nothing.
  if (ws.bufferedAmount > maxBuffered) ws.close(closeSlow, 'too slow, resume')
  else ws.send(text)
}

const hearers: Record<string, (deps: SocketsDeps, connection: Connection, frame: Heard) => Promise<void>> = {
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
    for (const text of held) send(connection, text)
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

interface Heard {
  readonly type: string
  readonly sessionId: string
  readonly cursor: string
}

async function hear(deps: SocketsDeps, connection: Connection, text: string): Promise<void> {
  const frame = parse(text)
  const hearer = frame && Object.hasOwn(hearers, frame.type) ? hearers[frame.type] : undefined
  if (!frame || !hearer) return refuse(connection, 40000, 'unknown frame')
  await hearer(deps, connection, frame)
}

const refuse = (connection: Connection, code: number, message: string) =>
  send(connection, JSON.stringify({ type: 'error', code, message }))

function parse(text: string): Heard | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    const { type, sessionId = '', cursor = '' } = value as Record<string, unknown>
    if (typeof type !== 'string' || typeof sessionId !== 'string' || typeof cursor !== 'string') return undefined
    return { type, sessionId, cursor }
  } catch {
    // @NOTE not JSON: the caller answers with an error frame.
    return undefined
  }
}

function beat(connections: Iterable<Connection>): void {
  for (const connection of connections) {
    if (!connection.alive) connection.ws.terminate()
    connection.alive = false
    if (connection.ws.readyState === connection.ws.OPEN) connection.ws.ping()
  }
}
