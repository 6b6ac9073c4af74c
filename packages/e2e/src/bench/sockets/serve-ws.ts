import { once } from 'node:events'
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { portOf } from './port-of.ts'
import { serve } from './serve.ts'

/** `ws` and nothing else: each message is sent to one socket after the other. */
const server = createServer()
const wss = new WebSocketServer({ server, perMessageDeflate: false })
server.listen(0, '127.0.0.1')
await once(server, 'listening')
serve({
  port: portOf(server),
  async publish(texts) {
    for (const text of texts) {
      for (const client of wss.clients) client.send(text)
      await new Promise(setImmediate)
    }
  },
})
