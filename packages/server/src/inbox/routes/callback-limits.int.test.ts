import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sign } from '../../channels/wecom-app/testing/sign.ts'
import { bootDesk, testKeys } from '../../testing/index.ts'
import { inboxSize, knockAt } from '../testing/knock.ts'

const desk = await bootDesk()
const knock = knockAt(desk.url)
const { hostname, port } = new URL(desk.url)
const good = sign('<xml><FromUserName>a</FromUserName><MsgType>text</MsgType></xml>', testKeys)
const path = `/wecom/callback?${good.query}`

const limit = 64 * 1024
const chunked = 'transfer-encoding: chunked'
const tooLarge = { status: 413, body: 'error', type: 'text/plain; charset=utf-8' }

test('64 KiB are read and judged; one byte more is 413 whatever it says', async () => {
  const of = (size: number) => ({ ...good, body: Buffer.alloc(size, ' ') })
  expect(await knock(of(limit))).toMatchObject({ status: 403 })
  expect(await knock(of(limit + 1))).toMatchObject(tooLarge)
  const padded = { ...good, body: Buffer.concat([good.body, Buffer.alloc(limit, ' ')]) }
  expect(await knock(padded)).toMatchObject(tooLarge)
  expect(await inboxSize(desk.db)).toBe(0)
})

test('a length that is too large is refused before a byte of the body came', async () => {
  const { answer } = await post(`content-length: ${1024 ** 3}`, async () => {})
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
})

test('chunks without a length are cut off at 64 KiB', async () => {
  const { answer } = await post(chunked, async (socket) => {
    socket.write(chunk(limit + 1))
  })
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(answer).toMatch(/\r\n\r\nerror$/)
})

test.each([['content-length: 268435456'], [chunked]])(
  'of 256 MiB sent with %s almost nothing is read',
  async (framing) => {
    const { bytesRead } = await post(framing, async (socket) => {
      const block = framing === chunked ? chunk(limit) : Buffer.alloc(limit)
      for (let sent = 0; sent < 256 * 1024 ** 2 && !socket.destroyed; sent += limit) {
        if (!socket.write(block)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => {})
      }
    })
    expect(bytesRead).toBeLessThan(4 * 1024 ** 2)
  },
)

test('2,000 requests of noise are refused one and all, and leave nothing', async () => {
  const requests = fc.sample(noise, { numRuns: 2_000, seed: 2_026 })
  const odd: unknown[] = []
  const lane = async () => {
    for (let request = requests.pop(); request; request = requests.pop()) {
      const { method, query, body, type } = request
      const { status } = await knock(
        { method, query: new URLSearchParams(query), headers: {}, body: Buffer.from(body) },
        { headers: { 'content-type': type } },
      )
      // 500 is what the contract wants for a refused GET; nothing else may look like a failure.
      if (status !== (method === 'GET' ? 500 : 403)) odd.push({ status, ...request })
    }
  }
  await Promise.all(Array.from({ length: 16 }, lane))
  expect(odd).toEqual([])
  expect(await inboxSize(desk.db)).toBe(0)
})

const valid = Object.fromEntries(good.query)
const text = good.body.toString()
const from = text.indexOf('<Encrypt>')
const names = [...Object.keys(valid), 'echostr', 'nonce[]', '__proto__', 'x']
const noise = fc.record({
  method: fc.constantFrom('POST' as const, 'POST' as const, 'GET' as const),
  query: fc.oneof(
    fc.constant(valid),
    fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.constantFrom(...Object.values(valid)))),
  ),
  body: fc.oneof(
    fc.uint8Array({ maxLength: 2_000 }),
    fc.string({
      unit: fc.constantFrom(...'<>/![]?&;#"=-xX', 'xml', 'CDATA', 'Encrypt', 'DOCTYPE', 'ENTITY'),
      maxLength: 300,
    }),
    fc.jsonValue().map((value) => JSON.stringify({ encrypt: value })),
    // The valid body with a piece of its ciphertext replaced: whatever it is, it is not what was signed.
    fc
      .tuple(fc.nat(text.length - from - 60), fc.string({ minLength: 1, maxLength: 8 }))
      .map(([at, piece]) => `${text.slice(0, from + 20 + at)}~${piece}${text.slice(from + 21 + at)}`),
  ),
  type: fc.constantFrom('text/xml', 'application/xml', 'application/json', 'x', 'multipart/form-data; boundary=a', ''),
})

const chunk = (size: number) =>
  Buffer.concat([Buffer.from(`${size.toString(16)}\r\n`), Buffer.alloc(size), Buffer.from('\r\n')])

/** A POST on a socket of its own, as far as the server lets it come. */
async function post(framing: string, write: (socket: Socket) => Promise<void>) {
  const accepted = once(desk.app.server, 'connection')
  const socket = connect({ host: hostname, port: Number(port) })
  const [theirs] = await accepted
  let answer = ''
  socket.setEncoding('latin1').on('data', (data) => {
    answer += data
  })
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write(`POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\n${framing}\r\n\r\n`)
  await write(socket)
  await closed
  const bytesRead: number = theirs.bytesRead
  return { answer, bytesRead }
}
