import { createServer, type Server } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createClient } from '../base.ts'
import { YunkeNetworkError, YunkeTimeoutError } from '../errors.ts'
import { YunkeLimiter } from '../limiter.ts'
import { failure } from '../testing/failure.ts'
import { fakeYunke, unlimited } from '../testing/fake-yunke.ts'
import { backOffMs } from './repeat.ts'

const request = { method: 'POST', domain: 'https://crm.yunkecn.com', path: '/x', headers: {}, company: 'c' } as const

test('an answer that does not come in time is given up', async () => {
  const { client } = fakeYunke(() => new Promise(() => {}), { timeoutMs: 20 })
  const error = await failure(client.request(request))
  expect(error).toBeInstanceOf(YunkeTimeoutError)
  expect(error).toMatchObject({ message: '云客 POST /x 超时 (20 ms)' })
})

test('unless told otherwise a request has ten seconds to connect and thirty to answer', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { client } = fakeYunke(() => new Promise(() => {}))
  const ended = failure(client.request(request))
  await vi.advanceTimersByTimeAsync(39_999)
  expect(await Promise.race([ended, 'under way'])).toBe('under way')
  await vi.advanceTimersByTimeAsync(1)
  expect(await ended).toMatchObject({ message: '云客 POST /x 超时 (40000 ms)' })
})

test('a body that never ends is given up, and one that is too long', async () => {
  const drip = fakeYunke(() => new Response(new ReadableStream()), { timeoutMs: 20 })
  expect(await failure(drip.client.request(request))).toBeInstanceOf(YunkeTimeoutError)
  const chunk = new Uint8Array(8 * 1024 * 1024)
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) })
  const { client } = fakeYunke(() => new Response(endless))
  expect(await failure(client.request(request))).toMatchObject({
    name: 'YunkeNetworkError',
    message: expect.stringContaining('32 MiB'),
  })
})

test('a redirect is not followed', async () => {
  const paths: string[] = []
  const server = createServer((incoming, response) => {
    paths.push(incoming.url ?? '')
    response.writeHead(302, { location: '/elsewhere' }).end()
  })
  onTestFinished(() => void server.close())
  const domain = await originOf(server)
  await using client = createClient({ allowedHosts: [domain] })
  expect(await client.request({ ...request, domain })).toMatchObject({ status: 302, body: {} })
  expect(paths).toEqual(['/x'])
})

test('a host that cannot be reached is told by its code', async () => {
  const domain = await closedOrigin()
  await using client = createClient({ allowedHosts: [domain] })
  const error = await failure(client.request({ ...request, domain }))
  expect(error).toBeInstanceOf(YunkeNetworkError)
  expect(error).toMatchObject({ message: '云客 POST /x 无法访问: ECONNREFUSED' })
})

test('each try of a request waits for its turn', async () => {
  let turns = 0
  const limiter = unlimited()
  const counting = Object.assign(new YunkeLimiter(), {
    run: <T>(company: string, work: () => Promise<T>) => {
      turns += 1
      return limiter.run(company, work)
    },
  })
  const { client, seen } = fakeYunke(() => new Response('', { status: 503 }), { limiter: counting })
  await failure(client.request({ ...request, repeatable: true }))
  expect([turns, seen.length]).toEqual([3, 3])
})

test('waits grow, and half of each is chance', () => {
  expect([1, 2, 3].map((tries) => backOffMs(tries, () => 0))).toEqual([250, 500, 1000])
  expect([1, 2, 3].map((tries) => backOffMs(tries, () => 1))).toEqual([500, 1000, 2000])
})

async function originOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${address !== null && typeof address !== 'string' ? address.port : 0}`
}

async function closedOrigin(): Promise<string> {
  const server = createServer()
  const origin = await originOf(server)
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return origin
}
