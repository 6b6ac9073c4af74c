import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { sql } from '../platform/db.ts'
import { hashOf } from '../platform/secrets.ts'
import { type AgentSocket, bootDesk, openSocket } from '../testing/index.ts'

const desk = await bootDesk({ env: { PUBLIC_BASE_URL: 'https://desk.example.com' } })
const { token } = await desk.login('zhangsan')
const opened: AgentSocket[] = []
afterEach(async () => {
  for (const socket of opened.splice(0)) await socket.close()
})

const ticket = async () => (await desk.call('POST', '/api/ws/ticket', { token })).data.ticket as string

function open(query = '', headers: Record<string, string> = {}, csId = 'zhangsan'): AgentSocket {
  const socket = openSocket(desk.url, csId, query, headers)
  opened.push(socket)
  return socket
}
const ready = async (socket: AgentSocket) => socket.next((frame) => frame.type === 'ready')
/** The HTTP status of an upgrade that is refused. */
const refused = (query: string, origin: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const ws = new WebSocket(`${desk.url.replace('http', 'ws')}/ws/cs/zhangsan${query}`, { headers: { origin } })
    ws.on('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    ws.on('open', () => reject(new Error(`${origin} was let in.`)))
    ws.on('error', () => {})
  })

test('a token lets its agent in, in the query or as a bearer, and so does a ticket', async () => {
  for (const [query, headers] of [
    [`?token=${token}`, {}],
    ['', { authorization: `Bearer ${token}` }],
    ['', { authorization: token }],
    [`?ticket=${await ticket()}`, {}],
  ] as const) {
    const frame = await ready(open(query, headers))
    expect(frame).toEqual({ type: 'ready', cursor: expect.stringMatching(/^\d+\.\d+$/) })
  }
})

test.each([
  ['nothing', '', {}],
  ['a wrong token', '?token=wrong', {}],
  ['an empty token', '?token=', {}],
  ['a wrong ticket', '?ticket=wrong', {}],
  ['a wrong ticket beside a good token', `?ticket=wrong&token=${token}`, {}],
  ['a token that is a ticket', `?ticket=${token}`, {}],
  ['a bearer of nothing', '', { authorization: 'Bearer' }],
  ['a name alone', '?csId=zhangsan', {}],
])('%s is closed with 4401', async (_what, query, headers) => {
  const socket = open(query, headers)
  expect(await socket.closed()).toBe(4401)
  expect(socket.frames).toEqual([])
})

test('somebody else’s path is closed with 4403, also for an administrator', async () => {
  const admin = await desk.login('admin')
  expect(await open(`?token=${token}`, {}, 'lisi').closed()).toBe(4403)
  expect(await open(`?token=${admin.token}`, {}, 'zhangsan').closed()).toBe(4403)
  expect(await open(`?token=${token}`, {}, 'nobody').closed()).toBe(4403)
})

test('a ticket opens one socket', async () => {
  const code = await ticket()
  await ready(open(`?ticket=${code}`))
  expect(await open(`?ticket=${code}`).closed()).toBe(4401)
})

test('of five who come with one ticket at the same moment one is let in', async () => {
  const code = await ticket()
  const fates = await Promise.all(
    Array.from({ length: 5 }, () => {
      const socket = open(`?ticket=${code}`)
      return Promise.race([socket.closed(), ready(socket).then(() => 'in')])
    }),
  )
  expect(fates.toSorted()).toEqual([4401, 4401, 4401, 4401, 'in'])
})

test('a ticket that has run out opens nothing', async () => {
  const code = await ticket()
  await desk.db.run(sql`update one_time_codes set expires_at = now() where code_hash = ${hashOf(code)}`)
  expect(await open(`?ticket=${code}`).closed()).toBe(4401)
})

test('whoever signed out opens nothing', async () => {
  const other = await desk.login('lisi')
  await desk.call('POST', '/api/agents/logout', { token: other.token })
  expect(await open(`?token=${other.token}`, {}, 'lisi').closed()).toBe(4401)
})

test('a page of another site is refused, our own pages are not', async () => {
  const own = [desk.url, 'https://desk.example.com']
  for (const origin of own) await ready(open(`?token=${token}`, { origin }))
  const foreign = ['https://evil.example', 'null', 'http://desk.example.com', 'https://desk.example.com.evil.example']
  foreign.push('https://desk.example.com:444', 'file://', 'http://localhost')
  for (const origin of foreign) {
    expect([origin, await refused(`?token=${token}`, origin)]).toEqual([origin, 403])
  }
})

test('a page that was refused has not used up its ticket', async () => {
  const code = await ticket()
  expect(await refused(`?ticket=${code}`, 'https://evil.example')).toBe(403)
  await ready(open(`?ticket=${code}`))
})

test.each([
  ['no JSON', 'hello'],
  ['no object', '[]'],
  ['null', 'null'],
  ['no type', '{}'],
  ['a type nobody knows', '{"type":"shout"}'],
  ['a type that every object has', '{"type":"constructor"}'],
  ['a type that is not text', '{"type":7}'],
  ['a session that is not text', '{"type":"bind_session","sessionId":7}'],
  ['a cursor that is not one', '{"type":"resume","cursor":"abc"}'],
  ['no cursor', '{"type":"resume"}'],
])('%s is answered with an error, and the socket goes on', async (_what, text) => {
  const socket = open(`?token=${token}`)
  await ready(socket)
  socket.ws.send(text)
  const frame = await socket.next(({ type }) => type === 'error')
  expect(frame).toEqual({ type: 'error', code: 40000, message: expect.any(String) })
  socket.send({ type: 'ping' })
  await socket.next(({ type }) => type === 'pong')
})

test('a session that is not there cannot be opened', async () => {
  const socket = open(`?token=${token}`)
  await ready(socket)
  for (const sessionId of ['ses_0000000000000000000000', 'x', '', "' or '1'='1"]) {
    const before = socket.frames.length
    socket.send({ type: 'bind_session', sessionId })
    await socket.next((frame) => socket.frames.indexOf(frame) >= before)
    expect(socket.frames.at(-1)).toMatchObject({ type: 'error', code: 40401 })
  }
})

test('bytes instead of text, or a text beyond any frame, end the socket', async () => {
  const bytes = open(`?token=${token}`)
  await ready(bytes)
  bytes.ws.send(Buffer.from('{"type":"ping"}'), { binary: true })
  expect(await bytes.closed()).toBe(1003)

  const large = open(`?token=${token}`)
  await ready(large)
  large.ws.send(JSON.stringify({ type: 'ping', padding: 'x'.repeat(64 * 1024) }))
  expect(await large.closed()).toBe(1009)
})

test('frames are answered in the order they were sent', async () => {
  const socket = open(`?token=${token}`)
  await ready(socket)
  for (let i = 0; i < 25; i++) {
    socket.send({ type: 'bind_session', sessionId: `ses_${i}` })
    socket.send({ type: 'ping' })
  }
  while (socket.frames.length < 51) await once(socket.ws, 'message')
  expect(socket.frames.slice(1).map(({ type }) => type)).toEqual(
    Array.from({ length: 50 }, (_, i) => (i % 2 ? 'pong' : 'error')),
  )
})
