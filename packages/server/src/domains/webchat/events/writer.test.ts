import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { openWriter } from './writer.ts'

const responses: ServerResponse[] = []
const server = createServer((_request, response) => responses.push(response.writeHead(200)))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** A line whose other end has sent a request and reads nothing of the answer. */
async function stalled() {
  const address = server.address()
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1')
  socket.pause()
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  await once(server, 'request')
  const response = responses.at(-1)
  if (!response) throw new Error('Nobody asked.')
  return { response, socket }
}

const message = (content: string) =>
  ({
    name: 'message',
    data: { message: { id: 'msg_1_1', role: 'agent', content, created_at: '2025-01-01T00:00:00.000Z' } },
  }) as const

test('a reader who does not take what was written is cut off', async () => {
  const { response, socket } = await stalled()
  const writer = openWriter(response)
  const closed = once(response, 'close')
  while (!response.destroyed) writer.send(message('长'.repeat(100_000)))
  await closed
  expect(response.writableEnded).toBe(false)
  socket.destroy()
})

test('what waits from one ping to the next cuts the line as well', async () => {
  const { response, socket } = await stalled()
  const writer = openWriter(response)
  while (response.writableLength === 0) response.write('x'.repeat(65_536))
  writer.ping()
  expect(response.destroyed).toBe(false)
  writer.ping()
  expect(response.destroyed).toBe(true)
  socket.destroy()
})

test('an event is written with its id, its name and its data on one line', async () => {
  const { response, socket } = await stalled()
  const heard = once(socket, 'data')
  openWriter(response).send(message('第一行\n第二行'), '812.7')
  socket.resume()
  const text = String(await heard)
  expect(text).toContain('id: 812.7\nevent: message\ndata: {')
  expect(text).toContain('第一行\\n第二行')
  socket.destroy()
})
