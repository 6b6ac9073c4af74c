import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll } from 'vitest'
import { WebSocket } from 'ws'
import type { Db } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import { isAfter, parseCursor } from '../cursor.ts'
import {
  type Change,
  type Feed,
  formatCursor,
  openSockets,
  type Sockets,
  type SocketsDeps,
  serveSockets,
  startFeed,
} from '../index.ts'
import { nameOf } from './feed.ts'

export interface Place {
  readonly url: string
  readonly feed: Feed
  readonly sockets: Sockets
}

const frame = (change: Change, type: string) =>
  JSON.stringify({ type, cursor: formatCursor(change), sessionId: change.sessionId, name: nameOf(change) })

/** Feed and sockets on a real database and a real port; whoever comes is who the path says. */
export async function openPlace(
  db: Db,
  canSee: SocketsDeps['canSee'] = ({ csId }) => csId !== 'blind',
): Promise<Place> {
  const sockets = openSockets({
    canSee,
    async framesOf(changes) {
      // As long as a look into the database takes: others come and go meanwhile.
      for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate)
      return changes.map((change) => ({
        near: frame(change, 'near'),
        far: frame(change, 'far'),
        brief: frame(change, 'brief'),
      }))
    },
    mayBind: async (_viewer, sessionId) => sessionId.startsWith('ses_'),
    position: () => feed.position(),
    between: (from, to) => feed.between(from, to),
    socketsPerAgent: 1_000,
  })
  const feed = await startFeed({
    db,
    log: createLog('silent'),
    hasReaders: sockets.hasReaders,
    onChanges: (changes) => sockets.publish(changes),
  })
  const server = createServer()
  serveSockets(server, {
    sockets,
    viewerOf: async (query) => ({ csId: query.get('as') ?? '', roles: ['agent'] }),
    allowedOrigin: () => true,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  afterAll(async () => {
    sockets.closeAll(1001, 'end')
    await feed.stop()
    server.close()
  })
  return { url: `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, feed, sockets }
}

interface Told {
  readonly type: string
  readonly cursor: string
  readonly name: string
}

/**
 * A screen: it remembers the newest place it has seen, resumes from there, and holds back what comes meanwhile. It drops
 * no repeats, so that a test sees them.
 */
export class Screen {
  readonly names: string[] = []
  /** How each of them was told: near, far or brief. */
  readonly types: string[] = []
  cursor: string | undefined
  resets = 0
  #ws: WebSocket | undefined
  #held: Told[] | undefined
  #waiting: (() => void)[] = []
  readonly #url: string

  constructor(place: Place, csId = 'zhangsan', cursor?: string) {
    this.#url = `${place.url}/ws/cs/${csId}?as=${csId}`
    this.cursor = cursor
  }

  get connected(): boolean {
    return this.#ws !== undefined
  }

  connect(): void {
    const ws = new WebSocket(this.#url)
    this.#ws = ws
    ws.on('error', () => {})
    ws.on('message', (data) => {
      if (ws === this.#ws) this.#hear(JSON.parse(String(data)))
    })
  }

  resume(cursor: string): void {
    this.#held = []
    this.#ws?.send(JSON.stringify({ type: 'resume', cursor }))
  }

  /** Stops reading, as a computer that sleeps; `read` wakes it. */
  stall(): void {
    this.#ws?.pause()
  }

  read(): void {
    this.#ws?.resume()
  }

  /** The code that the connection of now is closed with. */
  closed(): Promise<number> {
    const ws = this.#ws
    return new Promise((resolve) => ws?.once('close', resolve))
  }

  /** The cable is pulled: nothing that has not been heard by now is heard. */
  cut(): void {
    this.#ws?.terminate()
    this.#ws = undefined
    this.#held = undefined
  }

  async until(fits: () => boolean): Promise<void> {
    while (!fits()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #hear(told: Told): void {
    if (told.type === 'ready') this.#ready(told)
    else if (told.type === 'resumed') this.#resumed(told)
    else if (told.type === 'reset') this.resets++
    else if (this.#held) this.#held.push(told)
    else this.#show(told)
    for (const wake of this.#waiting.splice(0)) wake()
  }

  #ready({ cursor }: Told): void {
    if (this.cursor === undefined) this.cursor = cursor
    else this.resume(this.cursor)
  }

  #resumed({ cursor }: Told): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const told of held.sort((a, b) => (after(a.cursor, b.cursor) ? 1 : -1))) this.#show(told)
    if (this.cursor === undefined || after(cursor, this.cursor)) this.cursor = cursor
  }

  #show({ cursor, name, type }: Told): void {
    this.names.push(name)
    this.types.push(type)
    this.cursor = cursor
  }
}

function after(a: string, b: string): boolean {
  const [left, right] = [parseCursor(a), parseCursor(b)]
  if (!left || !right) throw new Error(`${a} or ${b} is no cursor.`)
  return isAfter(left, right)
}
