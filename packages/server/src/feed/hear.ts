import { type Connection, send, type Viewer, write } from './connection.ts'
import { type Cursor, formatCursor, parseCursor } from './cursor.ts'
import type { Frame } from './frame.ts'
import { type Heard, parseHeard } from './heard.ts'
import type { Change } from './reader.ts'
import { type CanSee, textFor } from './sight.ts'
import { hearersOfTyping, typingFrame } from './typing.ts'

export interface HearDeps {
  readonly canSee: CanSee
  /** What screens are shown of changes, one frame for each, in their order. */
  readonly framesOf: (changes: readonly Change[]) => Promise<readonly Frame[]>
  readonly mayBind: (viewer: Viewer, sessionId: string) => Promise<boolean>
  readonly between: (from: Cursor, to: Cursor) => Promise<readonly Change[] | 'reset'>
  /** An agent writes in a session that they have open. */
  readonly onTyping?: (sessionId: string) => void
}

const replayPage = 200

/** What an agent's screen says. `all`: the sockets of this node. */
export async function hear(
  deps: HearDeps,
  connection: Connection,
  text: string,
  all: Iterable<Connection>,
): Promise<void> {
  const frame = parseHeard(text)
  const hearer = frame && Object.hasOwn(hearers, frame.type) ? hearers[frame.type] : undefined
  if (!frame || !hearer) return refuse(connection, 40000, 'unknown frame')
  await hearer(deps, connection, frame, all)
}

type Hearer = (deps: HearDeps, connection: Connection, frame: Heard, all: Iterable<Connection>) => Promise<void>

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
async function replay(deps: HearDeps, connection: Connection, past: readonly Change[]): Promise<void> {
  for (let start = 0; start < past.length; start += replayPage) {
    const page = past.slice(start, start + replayPage)
    const frames = await deps.framesOf(page)
    const texts = page.flatMap((change, index) => {
      const frame = frames[index]
      return (frame && textFor(deps.canSee, connection, change, frame)) ?? []
    })
    const [last, ...before] = texts.reverse()
    for (const text of before.reverse()) send(connection, text)
    if (last !== undefined) await new Promise((taken) => connection.ws.send(last, taken))
  }
}

const refuse = (connection: Connection, code: number, message: string) =>
  send(connection, JSON.stringify({ type: 'error', code, message }))
