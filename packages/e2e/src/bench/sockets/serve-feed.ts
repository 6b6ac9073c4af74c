import { once } from 'node:events'
import { createServer } from 'node:http'
// The feed is no part of what the server package offers to others.
import { openSockets, serveSockets } from '../../../../server/src/feed/index.ts'
import { portOf } from './port-of.ts'
import { serve } from './serve.ts'

/** How many changes the feed finds at one look: one when little happens, many when much does. */
const atOnce = Number(process.argv[2])
const change = {
  xid: '1',
  id: 2,
  kind: 'new_message',
  sessionId: 'ses_1a2b3c4d5e6f7g8h9j0k1m',
  assignee: 'zhangsan',
  phase: 'manual',
  seq: null,
}

/** The desk's own sockets, with everything between a change and the wire but the look into the database. */
const sockets = openSockets({
  canSee: () => true,
  framesOf: async (changes) => changes.map(({ data }) => ({ near: data ?? '', far: data ?? '' })),
  mayBind: async () => true,
  position: () => ({ xid: '1', id: 1 }),
  between: async () => [],
})
const server = createServer()
serveSockets(server, {
  sockets,
  viewerOf: async (query) => ({ csId: query.get('as') ?? '', roles: ['agent'] }),
  allowedOrigin: () => true,
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
serve({
  port: portOf(server),
  async publish(texts) {
    for (let from = 0; from < texts.length; from += atOnce) {
      await sockets.publish(texts.slice(from, from + atOnce).map((data) => ({ ...change, data })))
    }
  },
})
