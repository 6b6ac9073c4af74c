import { createServer, type Server } from 'node:http'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { recordingRules } from '../../../app/crm.ts'
import { createOutbound } from '../../../platform/outbound/index.ts'
import { play } from './play.ts'

/** What a storage that was taken over leads to; every connection is counted. */
let connections = 0
const canary = createServer((_request, response) => response.end('secret'))
canary.on('connection', () => connections++)
/** Where recordings are, on this machine as in the demo. */
let answer: { readonly status: number; readonly headers: Record<string, string> }
const storage = createServer((_request, response) => response.writeHead(answer.status, answer.headers).end('x'))
const [canaryPort, storagePort] = [await portOf(canary, '0.0.0.0'), await portOf(storage, '127.0.0.1')]
afterAll(() => {
  for (const server of [canary, storage]) {
    server.closeAllConnections()
    server.close()
  }
})
beforeEach(() => {
  connections = 0
})

async function portOf(server: Server, host: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const origin = `http://127.0.0.1:${storagePort}`
const attempt = () =>
  play(
    createOutbound({ ...recordingRules({ defaultDomain: origin }), timeoutMs: 2_000 }),
    { url: `${origin}/oss/a.mp3`, domain: origin },
    { range: undefined, signal: new AbortController().signal },
  )

test.each([
  `http://127.0.0.2:${canaryPort}/`,
  `http://localhost:${canaryPort}/`,
  `http://[::ffff:127.0.0.1]:${canaryPort}/`,
  `http://0.0.0.0:${canaryPort}/`,
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://192.168.0.1/',
  'https://evil.example.com/a.mp3',
  'file:///etc/passwd',
  'data:audio/mpeg,x',
  `ftp://127.0.0.1:${canaryPort}/`,
])('a storage that leads on to %s is not followed', async (location) => {
  for (const status of [301, 302, 303, 307, 308]) {
    answer = { status, headers: { location } }
    await expect(attempt()).rejects.toMatchObject({ status: 502 })
  }
  expect(connections).toBe(0)
})

test('a storage that leads round and round is given up', async () => {
  answer = { status: 302, headers: { location: '/oss/a.mp3' } }
  await expect(attempt()).rejects.toMatchObject({ status: 502, data: { reason: 'redirect' } })
})

test('a recording that is larger than an hour of speech can be is not fetched', async () => {
  answer = { status: 200, headers: { 'content-length': String(200 * 1024 * 1024) } }
  await expect(attempt()).rejects.toMatchObject({ status: 502, data: { reason: 'too_large' } })
})

test('what comes is heard and nothing else, whatever the storage says that it is', async () => {
  answer = { status: 200, headers: { 'content-type': 'text/html', 'set-cookie': 'a=b', 'x-oss-request-id': '1' } }
  const { headers } = await attempt()
  expect(headers).toMatchObject({ 'content-type': 'audio/mpeg' })
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['set-cookie']))
})
