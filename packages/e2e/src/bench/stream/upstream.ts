import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { portOf } from '../sockets/port-of.ts'
import { wantedIn, word } from './word.ts'

/** A model that answers as the question wants it: after so long, in so many chunks, each sent by itself. */
const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const { chunks, thinkMs } = wantedIn(Buffer.concat(parts).toString())
  if (thinkMs > 0) await setTimeout(thinkMs)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  await say(response, chunks)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`ready ${portOf(server)}`)

const same = { id: 'chatcmpl-up', object: 'chat.completion.chunk', created: 1_700_000_000, model: 'fake' }
const frame = (delta: object, reason: string | null) =>
  `data: ${JSON.stringify({ ...same, choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`
const middle = frame({ content: word }, null)
const end = `${frame({}, 'stop')}data: [DONE]\n\n`

async function say(response: ServerResponse, chunks: number): Promise<void> {
  for (let n = 0; n < chunks && !response.destroyed; n++) {
    if (!response.write(middle)) await once(response, 'drain')
    // The next one leaves in a packet of its own, as words of a model do.
    await new Promise(setImmediate)
  }
  response.end(end)
}
