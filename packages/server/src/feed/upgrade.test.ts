import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Viewer } from './connection.ts'
import type { Sockets } from './sockets.ts'
import { serveSockets, type UpgradeDeps } from './upgrade.ts'

const zhangsan: Viewer = { csId: 'zhangsan', roles: ['agent'] }
const attach = vi.fn<Sockets['attach']>((ws) => {
  ws.on('message', (data) => ws.send(`heard ${String(data).length}`))
})
const viewerOf = vi.fn<UpgradeDeps['viewerOf']>()
let server: Server
let port = 0

beforeEach(async () => {
  vi.clearAllMocks()
  viewerOf.mockImplementation(async (query) => (query.get('token') === 'good' ? zhangsan : undefined))
  server = createServer((_request, response) => response.end('here'))
  serveSockets(server, {
    sockets: {
      attach,
      publish: async () => {},
      customerTyping: () => {},
      hasReaders: () => false,
      viewers: () => new Map(),
      closeAll: () => {},
    },
    viewerOf,
    allowedOrigin: (origin, host) => origin === `http://${host}`,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const open = (path: string, headers: Record<string, string> = {}) =>
  new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })

/** The code a socket is closed with, or the HTTP status of an upgrade that was refused. */
const fate = (ws: WebSocket): Promise<number> =>
  new Promise((resolve) => {
    ws.on('error', () => {})
    ws.on('unexpected-response', (_request, { statusCode = 0 }) => resolve(statusCode))
    ws.on('close', resolve)
  })

/** A request as it goes over the wire. */
const requestOf = (target: string) =>
  `GET ${target} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'

async function raw(target: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(requestOf(target))
  return socket
}

const stillServes = async () => expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here')

test('whoever proves to be the agent of the path is let in, as who they are', async () => {
  const ws = open('/ws/cs/zhangsan?token=good')
  await once(ws, 'open')
  expect(attach).toHaveBeenCalledExactlyOnceWith(expect.anything(), zhangsan, expect.anything())
  ws.close()
  await once(ws, 'close')
})

test.each([
  ['without proof', '/ws/cs/zhangsan', 4401],
  ['with a wrong one', '/ws/cs/zhangsan?token=bad', 4401],
  ['with somebody else’s path', '/ws/cs/lisi?token=good', 4403],
  ['with an empty name in the path', '/ws/cs/%20?token=good', 4403],
  ['with a broken escape in the path', '/ws/cs/%ff?token=good', 4403],
  ['on a path that is no socket', '/ws/other?token=good', 404],
  ['on a longer path', '/ws/cs/zhangsan/x?token=good', 404],
])('whoever comes %s is not let in', async (_how, path, code) => {
  expect(await fate(open(path))).toBe(code)
  expect(attach).not.toHaveBeenCalled()
})

test('an escaped name is the name', async () => {
  const ws = open('/ws/cs/%7Ahangsan?token=good')
  await once(ws, 'open')
  ws.close()
  await once(ws, 'close')
})

test('a page of another origin is refused before anybody is asked for', async () => {
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1', `https://127.0.0.1:${port}`, 'x']) {
    expect([origin, await fate(open('/ws/cs/zhangsan?token=good', { origin }))]).toEqual([origin, 403])
  }
  expect(viewerOf).not.toHaveBeenCalled()
})

test('our own page, and a program that names no origin, are let in', async () => {
  for (const headers of [{ origin: `http://127.0.0.1:${port}` }, {}]) {
    const ws = open('/ws/cs/zhangsan?token=good', headers)
    await once(ws, 'open')
    ws.close()
    await once(ws, 'close')
  }
})

test('when nobody can say who comes, the upgrade is refused for now', async () => {
  viewerOf.mockRejectedValue(new Error('the database is away'))
  expect(await fate(open('/ws/cs/zhangsan?token=good'))).toBe(503)
  await stillServes()
})

test('a text of 64 KiB is heard, one byte more ends the connection', async () => {
  const ws = open('/ws/cs/zhangsan?token=good')
  await once(ws, 'open')
  ws.send('x'.repeat(64 * 1024))
  expect(String((await once(ws, 'message'))[0])).toBe('heard 65536')
  const closed = fate(ws)
  ws.send('x'.repeat(64 * 1024 + 1))
  expect(await closed).toBe(1009)
  await stillServes()
})

test.each(['//', '///', '/\\', 'http://[', '*', '/ws/cs/%'])('the target %s harms nobody', async (target) => {
  const socket = await raw(target)
  await once(socket, 'data')
  socket.destroy()
  await stillServes()
})

test('who goes away while being asked who they are harms nobody', async () => {
  let answer = (_viewer: Viewer) => {}
  const asked = new Promise<void>((resolve) => {
    viewerOf.mockImplementation(() => {
      resolve()
      return new Promise((told) => {
        answer = told
      })
    })
  })
  const socket = await raw('/ws/cs/zhangsan')
  await asked
  const gone = once(socket, 'close')
  socket.resetAndDestroy()
  await gone
  await stillServes()
  answer(zhangsan)
  await stillServes()
})

test('who is refused is hung up on, whether they hang up or not', async () => {
  const accepted = once(server, 'connection')
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.write(requestOf('/nowhere'))
  const [ours]: Socket[] = await accepted
  if (ours && !ours.closed) await once(ours, 'close')
  socket.destroy()
})

test('who goes away while being refused harms nobody', async () => {
  const sockets = await Promise.all(Array.from({ length: 20 }, () => raw('/nowhere')))
  for (const socket of sockets) socket.resetAndDestroy()
  await Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close')))
  await stillServes()
})
