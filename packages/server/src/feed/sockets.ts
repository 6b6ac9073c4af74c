import type { WebSocket } from 'ws'
import { beat } from './beat.ts'
import { type Connection, send, type Viewer, type Wire, write } from './connection.ts'
import { type Cursor, formatCursor } from './cursor.ts'
import { frameBudget } from './frame-budget.ts'
import { type HearDeps, hear } from './hear.ts'
import { makeRoom } from './make-room.ts'
import type { Change } from './reader.ts'
import { textFor } from './sight.ts'
import { slicesOf, type Told } from './slices.ts'
import { customerTypingFrame, hearersOfCustomer } from './typing.ts'
import { closeGone } from './viewer-gone.ts'

export interface SocketsDeps extends HearDeps {
  readonly position: () => Cursor
  /** How many sockets an agent may have on this node; a newer one closes the oldest. */
  readonly socketsPerAgent?: number
  /** A socket was opened or closed. */
  readonly onViewers?: () => void
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

/** How many frames are handed out at a stretch, so that whoever reads has a chance to. */
const sliceSize = 500
const heartbeatMs = 30_000
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
    const text = connection.sinceOrdinal > ordinal ? undefined : textFor(deps.canSee, connection, change, frame)
    if (text === undefined) continue
    if (connection.held) connection.held.push(encode(text))
    else write(connection, encode(text))
  }
  connection.wire.uncork()
}
