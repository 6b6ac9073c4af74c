import { setImmediate } from 'node:timers/promises'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { WeComClient, type WeComClientOptions } from '../client.ts'
import { WeComApiError, WeComNetworkError, WeComTimeoutError, WeComTooLargeError } from '../errors.ts'
import { failure } from '../testing/failure.ts'
import {
  type Answer,
  type Behaviour,
  type FakeWeCom,
  startFakeWeCom,
  tokenNumber,
  withTokens,
} from '../testing/fake-wecom.ts'
import { mediaMaxBytes } from './media.ts'

const vanished: Answer = { body: { errcode: 40007, errmsg: 'invalid media_id' } }

describe('upload', () => {
  test('sends one part named media with the bytes, the name and the type', async () => {
    const body = { errcode: 0, type: 'file', media_id: 'MEDIA', created_at: '1380000000' }
    await using wecom = await startFakeWeCom(withTokens(() => ({ body })))
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    const media = { type: 'file', filename: '发票 1.pdf', bytes, contentType: 'application/pdf' } as const
    await expect(clientOf(wecom).media.upload(media)).resolves.toEqual({ mediaId: 'MEDIA', createdAt: 1_380_000_000 })

    const request = wecom.seen[1]
    expect(request).toMatchObject({ method: 'POST', path: '/cgi-bin/media/upload', query: { type: 'file' } })
    const part = request?.body instanceof FormData ? request.body.get('media') : undefined
    expect(part).toMatchObject({ name: '发票 1.pdf', type: 'application/pdf', size: 256 })
    expect(part instanceof File && new Uint8Array(await part.arrayBuffer())).toEqual(bytes)
    // WeCom does not understand `filename*`.
    expect(request?.text).toContain('name="media"; filename="发票 1.pdf"')
  })

  test('of a file over the limit of its kind fails before anything is sent', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => vanished))
    const bytes = new Uint8Array(mediaMaxBytes.voice + 1)
    const uploading = clientOf(wecom).media.upload({ type: 'voice', filename: 'a.amr', bytes })
    await expect(uploading).rejects.toBeInstanceOf(WeComTooLargeError)
    expect(wecom.seen).toEqual([])
  })

  test.each([{}, { media_id: '' }, { media_id: null }])('answered with %j is refused', async (body) => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0, ...body } })))
    const uploading = clientOf(wecom).media.upload({ type: 'image', filename: 'a.png', bytes: new Uint8Array(9) })
    await expect(uploading).rejects.toBeInstanceOf(WeComNetworkError)
  })
})

describe('a media file', () => {
  test('is read with its bytes, type and name', async () => {
    const bytes = Uint8Array.from([0, 1, 2, 255])
    await using wecom = await startFakeWeCom(withTokens(() => attachment(bytes, 'image/png', '照片.png')))
    const media = await clientOf(wecom).media.read('MEDIA')
    expect(media).toEqual({ bytes, contentType: 'image/png', filename: '照片.png' })
    expect(wecom.seen[1]).toMatchObject({ method: 'GET', path: '/cgi-bin/media/get', query: { media_id: 'MEDIA' } })
    expect(wecom.seen[1]?.headers.range).toBeUndefined()
  })

  test('is a stream before it has arrived', async () => {
    const started = attachment('first part', 'video/mp4', 'a.mp4', { 'content-length': '1000' })
    await using wecom = await startFakeWeCom(withTokens(() => ({ ...started, ending: 'hang' })))
    const media = await clientOf(wecom).media.open('MEDIA')
    expect(media).toMatchObject({ contentType: 'video/mp4', size: 1000 })
    const reader = media.body.getReader()
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('first part')
    await reader.cancel()
  })

  test.each([
    ['application/json', '{"errcode":40007,"errmsg":"a file that a customer sent"}'],
    ['text/plain', 'hello'],
  ])('of type %s is told from an error by its file name', async (contentType, text) => {
    await using wecom = await startFakeWeCom(withTokens(() => attachment(text, contentType, 'a.txt')))
    const { bytes } = await clientOf(wecom).media.read('MEDIA')
    expect(Buffer.from(bytes).toString()).toBe(text)
  })

  test('that vanished is an API error, whatever type the answer says it is', async () => {
    for (const type of ['application/json; charset=UTF-8', 'text/plain', 'text/html']) {
      await using wecom = await startFakeWeCom(withTokens(() => ({ ...vanished, headers: { 'content-type': type } })))
      const error = await failure(clientOf(wecom).media.read('GONE'))
      expect(error).toBeInstanceOf(WeComApiError)
      expect(error).toMatchObject({ errcode: 40007 })
    }
  })

  test.each<[string, Answer]>([
    ['HTML', html('<html>please log in</html>')],
    ['JSON that breaks off', html('{"errcode":400', 'application/json')],
    ['success without a file', html('{"errcode":0}', 'application/json')],
    ['HTTP 500 with a file', { ...attachment('x', 'image/png', 'a.png'), status: 500 }],
    ['HTTP 404', { ...html('not here'), status: 404 }],
    ['HTTP 206 that says nothing about the range', { ...attachment('x', 'image/png', 'a.png'), status: 206 }],
    ['nothing', { body: '' }],
  ])('%s is no file but a network error', async (_name, answer) => {
    await using wecom = await startFakeWeCom(withTokens(() => answer))
    await expect(clientOf(wecom).media.read('MEDIA')).rejects.toBeInstanceOf(WeComNetworkError)
  })

  test('that breaks off is a network error, without the token', async () => {
    const broken = attachment('half', 'image/png', 'a.png', { 'content-length': '1000' })
    await using wecom = await startFakeWeCom(withTokens(() => ({ ...broken, ending: 'reset' })))
    const error = await failure(clientOf(wecom).media.read('MEDIA'))
    expect(error).toBeInstanceOf(WeComNetworkError)
    expect(inspect(error)).not.toContain(tokenNumber(1))
  })

  test('that falls silent is a timeout', async () => {
    const slow = attachment('half', 'image/png', 'a.png', { 'content-length': '1000' })
    await using wecom = await startFakeWeCom(withTokens(() => ({ ...slow, ending: 'hang' })))
    const error = await failure(clientOf(wecom, { timeoutMs: 200 }).media.read('MEDIA'))
    expect(error).toBeInstanceOf(WeComTimeoutError)
  })

  test('that only drips is a timeout after ten deadlines', async () => {
    let isGivenUp = false
    const drip = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await setImmediate()
        if (!isGivenUp) controller.enqueue(new Uint8Array(1))
      },
      cancel() {
        isGivenUp = true
      },
    })
    const client = new WeComClient({
      ...{ corpId: 'ww1', secret: 's', timeoutMs: 20, tokenStore: aToken },
      fetch: async () => new Response(drip, { headers: { 'content-type': 'image/png' } }),
    })
    expect(await failure(client.media.read('MEDIA'))).toBeInstanceOf(WeComTimeoutError)
    expect(isGivenUp).toBe(true)
  })

  test('over the size that the caller takes is refused, announced or not', async () => {
    for (const headers of [{ 'content-length': '11' }, { 'transfer-encoding': 'chunked' }]) {
      const answer = attachment('hello world', 'image/png', 'a.png', headers)
      await using wecom = await startFakeWeCom(withTokens(() => answer))
      const { media } = clientOf(wecom)
      const error = await failure(media.read('MEDIA', { maxBytes: 10 }))
      expect(error).toBeInstanceOf(WeComTooLargeError)
      expect(error).toMatchObject({ maxBytes: 10 })
      await expect(media.read('MEDIA', { maxBytes: 11 })).resolves.toMatchObject({ contentType: 'image/png' })
    }
  })

  test('is asked for with a new token when the first is refused, and again when WeCom is busy', async () => {
    const answers: Answer[] = [
      { body: { errcode: 42001, errmsg: 'expired' } },
      { body: { errcode: -1, errmsg: 'system busy' } },
      attachment('x', 'image/png', 'a.png'),
    ]
    await using wecom = await startFakeWeCom(withTokens(() => answers.shift() ?? vanished))
    const media = await clientOf(wecom, { sleep: async () => {} }).media.read('MEDIA')
    expect(Buffer.from(media.bytes).toString()).toBe('x')
    expect(wecom.seen.at(-1)?.query.access_token).toBe(tokenNumber(2))
  })
})

describe('a range', () => {
  test('is asked for as HTTP writes it, both ends included', async () => {
    await using wecom = await startFakeWeCom(withTokens(inRanges(Buffer.from('0123456789'))))
    const { media } = clientOf(wecom)
    expect(await textOf(media.read('MEDIA', { range: { start: 2, end: 4 } }))).toBe('234')
    expect(await textOf(media.read('MEDIA', { range: { start: 7 } }))).toBe('789')
    expect(wecom.seen[1]?.headers.range).toBe('bytes=2-4')
  })

  test('that WeCom does not keep to is an error, not another part of the file', async () => {
    const whole = attachment('0123456789', 'image/png', 'a.png')
    await using wecom = await startFakeWeCom(withTokens(() => whole))
    const reading = clientOf(wecom).media.read('MEDIA', { range: { start: 2, end: 4 } })
    await expect(reading).rejects.toBeInstanceOf(WeComNetworkError)
  })

  test('that is not in the file is WeCom to refuse', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 40146, errmsg: 'invalid range' } })))
    const error = await failure(clientOf(wecom).media.read('MEDIA', { range: { start: 99 } }))
    expect(error).toMatchObject({ errcode: 40146 })
  })

  test('of 20 MB after the other makes one stream of a file too large for one answer', async () => {
    const file = Buffer.alloc(45 * 2 ** 20, 'yingda')
    await using wecom = await startFakeWeCom(withTokens(inRanges(file)))
    const media = await clientOf(wecom).media.open('MEDIA')
    expect(media.size).toBe(file.length)
    let bytes = 0
    for (const reader = media.body.getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) break
      if (!file.subarray(bytes, bytes + value.length).equals(value)) throw new Error(`other bytes at ${bytes}`)
      bytes += value.length
    }
    expect(bytes).toBe(file.length)
    expect(wecom.seen.slice(2).map(({ headers }) => headers.range)).toEqual([
      'bytes=0-20971519',
      'bytes=20971520-41943039',
      'bytes=41943040-47185919',
    ])
  })
})

const aToken = { get: async () => ({ token: 'T', expiresAt: Number.MAX_SAFE_INTEGER }), set: async () => {} }

function attachment(
  body: string | Uint8Array,
  contentType: string,
  filename: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  // Node writes headers as Latin-1; this is how raw UTF-8 gets onto the wire.
  const disposition = Buffer.from(`attachment; filename="${filename}"`).toString('latin1')
  return { body, headers: { 'content-type': contentType, 'content-disposition': disposition, ...headers } }
}

function html(body: string, contentType = 'text/html'): Answer {
  return { body, headers: { 'content-type': contentType } }
}

/** Like WeCom: what is over 20 MB only comes in ranges. */
function inRanges(file: Buffer): Behaviour {
  return ({ headers }) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
    if (from === undefined) return { body: { errcode: 830002, errmsg: 'use Range' } }
    const last = Math.min(Number(to), file.length - 1)
    const answer = attachment(file.subarray(Number(from), last + 1), 'video/mp4', 'a.mp4', {
      'content-range': `bytes ${from}-${last}/${file.length}`,
    })
    return { ...answer, status: 206 }
  }
}

async function textOf(reading: Promise<{ bytes: Uint8Array }>): Promise<string> {
  return Buffer.from((await reading).bytes).toString()
}

function clientOf(wecom: FakeWeCom, options: Partial<WeComClientOptions> = {}): WeComClient {
  return new WeComClient({ corpId: 'ww1', secret: 'the-secret', apiBase: wecom.apiBase, ...options })
}
