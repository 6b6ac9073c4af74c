import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { encodeOnce, encodeText } from './shared-frame.ts'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
beforeAll(async () => {
  if (!server.address()) await once(server, 'listening')
})
afterAll(() => server.close())

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])('a text of %i bytes arrives as it is', async (length) => {
  const text = '应'.repeat(Math.floor(length / 3)) + 'x'.repeat(length % 3)
  const address = server.address()
  const client = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
  const [ws, request] = await once(server, 'connection')
  request.socket.write(encodeText(text))
  // Between frames of `ws` itself: neither disturbs the other.
  ws.send('after')
  request.socket.write(encodeText(text))
  const heard: string[] = []
  client.on('message', (data, isBinary) => heard.push(isBinary ? 'binary' : String(data)))
  while (heard.length < 3) await once(client, 'message')
  expect(heard).toEqual([text, 'after', text])
  client.terminate()
})

test('a text that goes to many is encoded once', () => {
  const encode = encodeOnce()
  expect(encode('a')).toBe(encode('a'))
  expect(encode('a')).not.toBe(encode('b'))
})
