import { once } from 'node:events'
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { portOf } from './port-of.ts'
import { serve } from './serve.ts'

/** socket.io by WebSocket alone; its own heartbeat is longer than the measurement. */
const server = createServer()
const io = new Server(server, { transports: ['websocket'], serveClient: false, pingInterval: 600_000 })
server.listen(0, '127.0.0.1')
await once(server, 'listening')
serve({
  port: portOf(server),
  async publish(texts) {
    for (const text of texts) {
      io.emit('message', text)
      await new Promise(setImmediate)
    }
  },
})
