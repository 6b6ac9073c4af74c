import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createOutbound, OutboundRefused } from './index.ts'

/** Everything that should not be reached is on this machine, so every connection that is made is counted here. */
let connections = 0
let seen: IncomingMessage['headers'][] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end('hello')
const server: Server = createServer((request, response) => {
  seen.push(request.headers)
  answer(request, response)
})
server.on('connection', () => connections++)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const address = server.address()
const port = typeof address === 'object' && address ? address.port : 0

beforeEach(() => {
  connections = 0
  seen = []
  answer = (_request, response) => response.end('hello')
})

const limits = { maxBytes: 1_000, timeoutMs: 5_000 }
const loopback = [{ address: '127.0.0.1', family: 4 }]
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'fetched',
    (error: unknown) => (error instanceof OutboundRefused ? error.reason : error),
  )

describe('no connection is made', () => {
  const guarded = createOutbound(limits)
  test.each([
    `http://127.0.0.1:${port}/`,
    `http://127.1:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f000001:${port}/`,
    `http://0x7f.0.0.1:${port}/`,
    `http://0177.0.0.1:${port}/`,
    `http://017700000001:${port}/`,
    `http://①②⑦.⓪.⓪.①:${port}/`,
    `http://127。0。0。1:${port}/`,
    `http://127.0.0.1.:${port}/`,
    `http://0:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://[::ffff:7f00:1]:${port}/`,
    `http://[::127.0.0.1]:${port}/`,
    `http://[0:0:0:0:0:ffff:127.0.0.1]:${port}/`,
    `http://localhost:${port}/`,
    `http://LOCALHOST:${port}/`,
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://10.0.0.1/',
    'http://[fd00::1]/',
  ])('to %s', async (url) => {
    expect(await reason(guarded(url))).toBe('address')
    expect(connections).toBe(0)
  })

  test.each([
    'file:///etc/passwd',
    'ftp://example.com/',
    'gopher://127.0.0.1:6379/_x',
    'data:text/plain,x',
    'javascript:1',
    'ws://example.com',
    'blob:http://example.com/1',
    'unix:/tmp/x',
    '//example.com',
    'not a url',
    '',
    'http://',
  ])('by %s', async (url) => {
    expect(await reason(guarded(url))).toBe('scheme')
  })

  test('with a password in the address, and the refusal does not repeat it', async () => {
    const refused = guarded(`http://user:planted-secret@127.0.0.1:${port}/`)
    expect(await reason(refused)).toBe('credentials')
    await expect(refused).rejects.not.toThrow(/planted/)
    expect(connections).toBe(0)
  })

  test('to a name with one address that may not be reached among others that may', async () => {
    const resolve = async () => [{ address: '93.184.215.14', family: 4 }, ...loopback]
    expect(await reason(createOutbound({ ...limits, resolve })(`http://mixed.example:${port}/`))).toBe('address')
    expect(connections).toBe(0)
  })

  test('to a host that is not on the list, however like one it looks', async () => {
    const listed = createOutbound({ ...limits, allowLoopback: true, allowHosts: ['*.example.com', 'one.test'] })
    for (const host of ['example.com', 'example.com.evil.test', 'notexample.com', '127.0.0.1', 'sub.one.test']) {
      expect(await reason(listed(`http://${host}:${port}/`))).toBe('host')
    }
    expect(connections).toBe(0)
  })
})

test('a name that answers with another address the second time is judged by the address that is connected to', async () => {
  let asked = 0
  const resolve = async () => (asked++ === 0 ? [{ address: '93.184.215.14', family: 4 }] : loopback)
  await resolve()
  expect(await reason(createOutbound({ ...limits, resolve })(`http://rebinding.example:${port}/`))).toBe('address')
  expect(connections).toBe(0)
})

describe('of what may be reached', () => {
  const open = createOutbound({ ...limits, allowLoopback: true })
  const url = `http://127.0.0.1:${port}/page`

  test('a listed host is asked by its name, at the address it resolved to once', async () => {
    let resolved = 0
    const resolve = async () => {
      resolved++
      return loopback
    }
    const listed = createOutbound({ ...limits, allowLoopback: true, allowHosts: ['*.example.com'], resolve })
    const response = await listed(`http://files.Example.com:${port}/a`)
    expect(await response.text()).toBe('hello')
    expect(seen.map(({ host }) => host)).toEqual([`files.example.com:${port}`])
    expect(resolved).toBe(1)
  })

  test('redirects are followed, each is judged, and a secret header does not travel to another origin', async () => {
    answer = ({ url: path }, response) =>
      path === '/end'
        ? response.end('end')
        : response.writeHead(302, { location: `http://localhost:${port}/end` }).end()
    const response = await open(url, { headers: { Authorization: 'Bearer planted', accept: 'text/html' } })
    expect([await response.text(), response.url]).toEqual(['end', `http://localhost:${port}/end`])
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer planted', undefined])
    expect(seen.at(-1)?.accept).toBe('text/html')
  })

  test.each(['http://169.254.169.254/', 'http://[::ffff:10.0.0.1]/', 'http://192.168.0.1/'])(
    'a redirect to %s is not followed',
    async (location) => {
      answer = (_request, response) => response.writeHead(302, { location }).end()
      expect(await reason(open(url))).toBe('address')
    },
  )

  test('a redirect to a file, to nowhere, without end, or of a POST is refused', async () => {
    const refused = async (headers: Record<string, string>, method = 'GET') => {
      answer = (_request, response) => response.writeHead(307, headers).end()
      return reason(open(url, { method }))
    }
    expect(await refused({ location: 'file:///etc/passwd' })).toBe('scheme')
    expect(await refused({})).toBe('redirect')
    expect(await refused({ location: '/page' }, 'POST')).toBe('redirect')
    seen = []
    expect(await refused({ location: '/page' })).toBe('redirect')
    expect(seen).toHaveLength(4)
  })

  test('an answer that says, or turns out, to be too large is not read to its end', async () => {
    answer = (_request, response) => response.end('x'.repeat(1_001))
    expect(await reason(open(url))).toBe('too_large')
    answer = (_request, response) => {
      const more = () => response.write('x'.repeat(600)) && !response.destroyed
      more()
      response.on('drain', more)
      more()
    }
    const response = await open(url)
    expect(await reason(response.text())).toBe('too_large')
  })

  test('an answer that never comes, or never ends, is given up', async () => {
    const within = (timeoutMs: number) => createOutbound({ ...limits, timeoutMs, allowLoopback: true })
    answer = () => {}
    expect(await reason(within(50)(url))).toBe('timeout')
    answer = (_request, response) => void response.write('a')
    const response = await within(2_000)(url)
    expect(await reason(response.text())).toBe('timeout')
  })

  test('a caller can break off', async () => {
    answer = () => {}
    const breaking = AbortSignal.abort(new Error('stopped by the caller'))
    await expect(open(url, { signal: breaking })).rejects.toThrow('stopped by the caller')
  })

  test('no cookies are kept, and an answer without a body is one', async () => {
    answer = (_request, response) => response.writeHead(204, { 'set-cookie': 'a=1' }).end()
    await open(url)
    const response = await open(url, { headers: { 'x-nth': '2' } })
    expect(await response.text()).toBe('')
    const second = seen.find((headers) => headers['x-nth'] === '2')
    expect(second?.host).toBe(`127.0.0.1:${port}`)
    expect(second?.cookie).toBeUndefined()
  })
})
