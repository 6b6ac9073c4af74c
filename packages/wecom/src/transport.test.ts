import { createServer } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { WeComClient, type WeComClientOptions } from './client.ts'
import {
  surelyNotDone,
  WeComApiError,
  WeComConfigError,
  WeComError,
  WeComNetworkError,
  WeComTimeoutError,
  WeComTokenError,
} from './errors.ts'
import { type Behaviour, startFakeWeCom, tokenNumber, withTokens } from './testing/fake-wecom.ts'
import type { StoredToken, TokenStore } from './token-store.ts'

const secret = 'the+secret/of=the app'

describe('an unusable answer', () => {
  test.each([
    ['HTML', { body: '<html>login</html>' }],
    ['nothing', { body: '' }],
    ['a list', { body: '[]' }],
    ['a text', { body: '"ok"' }],
    ['null', { body: 'null' }],
    ['HTTP 500 with JSON', { status: 500, body: { errcode: 0 } }],
    ['HTTP 502', { status: 502, body: 'bad gateway' }],
    ['a proxy that answers 404 without errcode', { status: 404, body: { message: 'not here' } }],
    ['an errcode that is no number', { body: { errcode: 'none' } }],
  ])('%s is a network error after sending', async (_name, answer) => {
    const error = await failedSend(() => answer)
    expect(error).toBeInstanceOf(WeComNetworkError)
    expect(error).toMatchObject({ requestSent: true })
    expect(surelyNotDone(error)).toBe(false)
  })

  test('a redirect is not followed, because the URL carries the token', async () => {
    await using wecom = await startFakeWeCom(({ path }) =>
      path === '/elsewhere' ? { body: { errcode: 0 } } : { status: 307, body: '', headers: { location: '/elsewhere' } },
    )
    await expect(failedWith(undefined, { apiBase: wecom.apiBase })).resolves.toBeInstanceOf(WeComNetworkError)
    expect(wecom.seen.map((request) => request.path)).toEqual(['/cgi-bin/message/send'])
  })

  test('an errcode counts whatever the HTTP status below 500', async () => {
    const error = await failedSend(() => ({ status: 403, body: { errcode: 60020, errmsg: 'not allow' } }))
    expect(error).toBeInstanceOf(WeComApiError)
    expect(error).toMatchObject({ errcode: 60020 })
  })
})

describe('whether a call that failed was sent', () => {
  test('no answer in time: perhaps', async () => {
    const error = await failedSend(() => 'hang', { timeoutMs: 50 })
    expect(error).toBeInstanceOf(WeComTimeoutError)
    expect(error).toMatchObject({ requestSent: true, message: expect.stringContaining('超时') })
  })

  test('a body that never ends: perhaps', async () => {
    const fetch: typeof globalThis.fetch = async () => new Response(new ReadableStream())
    const error = await failedWith(fetch, { timeoutMs: 20 })
    expect(error).toBeInstanceOf(WeComTimeoutError)
  })

  test('a fetch that ignores its signal is given up all the same', async () => {
    const error = await failedWith(() => new Promise<never>(() => {}), { timeoutMs: 20 })
    expect(error).toBeInstanceOf(WeComTimeoutError)
  })

  test('the connection is cut after the request: perhaps', async () => {
    const error = await failedSend(() => 'reset')
    expect(error).toBeInstanceOf(WeComNetworkError)
    expect(error).toMatchObject({ requestSent: true })
  })

  test('the connection is refused: surely not', async () => {
    const error = await failedWith(undefined, { apiBase: `http://127.0.0.1:${await closedPort()}` })
    expect(error).toBeInstanceOf(WeComNetworkError)
    expect(error).toMatchObject({ requestSent: false, message: expect.stringContaining('ECONNREFUSED') })
    expect(surelyNotDone(error)).toBe(true)
  })

  test.each([
    [{ code: 'ECONNREFUSED' }, false],
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, false],
    [{ code: 'EAI_FAIL', syscall: 'getaddrinfo' }, false],
    [{ code: 'ETIMEDOUT', syscall: 'connect' }, false],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, false],
    [{ code: 'CERT_HAS_EXPIRED' }, false],
    [{ code: 'ETIMEDOUT', syscall: 'read' }, true],
    [{ code: 'ECONNRESET', syscall: 'read' }, true],
    [{ code: 'UND_ERR_SOCKET' }, true],
    [{}, true],
  ])('fetch failed because of %j: %s', async (details, requestSent) => {
    const cause = Object.assign(new Error('below'), details)
    const error = await failedWith(() => Promise.reject(new TypeError('fetch failed', { cause })))
    expect(error).toBeInstanceOf(WeComNetworkError)
    expect(error).toMatchObject({ requestSent })
  })

  test('a refusal, a missing setting and a missing token had no effect; a stranger is not judged', () => {
    const errors = [new WeComApiError('x', { errcode: 1 }), new WeComConfigError('x'), new WeComTokenError('x')]
    expect(errors.map(surelyNotDone)).toEqual([true, true, true])
    expect([new Error('x'), undefined].map(surelyNotDone)).toEqual([false, false])
  })
})

describe('secrets', () => {
  const token = tokenNumber(1)
  const spellings = [secret, token].flatMap((value) => [
    value,
    encodeURIComponent(value),
    new URLSearchParams({ value }).toString().slice(6),
  ])
  const faults: Record<string, Behaviour> = {
    'an API error that quotes the request': ({ query }) => ({
      body: { errcode: 60011, errmsg: `you sent ${JSON.stringify(query)} ${new URLSearchParams(query)} ${secret}` },
    }),
    HTML: ({ query }) => ({ body: `<p>${query.access_token}</p>` }),
    'a cut connection': () => 'reset',
    'a deadline': () => 'hang',
  }

  test.each(Object.entries(faults))('are not in an error: %s', async (_name, behave) => {
    const error = await failedSend(behave, { timeoutMs: 100 })
    expect(error).toBeInstanceOf(WeComError)
    expectNone(error)
  })

  test('are not in the causes either, however the fetch words its failure', async () => {
    const error = await failedWith((input) => {
      const deepest = Object.assign(new Error(`deep ${String(input)} ${token}`), { url: String(input), code: 'EOTHER' })
      return Promise.reject(new TypeError(`fetch ${String(input)} failed with ${spellings.join()}`, { cause: deepest }))
    })
    expect(error).toMatchObject({ cause: { name: 'TypeError', cause: { code: 'EOTHER' } } })
    expectNone(error)
  })

  test('are not in what printing the client shows', () => {
    const client = new WeComClient({ corpId: 'ww1', secret, tokenStore: storeWith(token) })
    expectNone(client)
  })

  function expectNone(value: unknown): void {
    const texts = [String(value), JSON.stringify(value), inspect(value, { depth: 20, showHidden: true })]
    if (value instanceof Error) texts.push(value.message, value.stack ?? '')
    for (const text of texts) {
      for (const spelling of spellings) expect(text).not.toContain(spelling)
    }
  }
})

test('a body that cannot be written as JSON fails before anything is sent', async () => {
  const sent: unknown[] = []
  const fetch: typeof globalThis.fetch = async (input) => {
    sent.push(input)
    return Response.json({})
  }
  const client = new WeComClient({ corpId: 'ww1', secret, fetch, tokenStore: storeWith('T') })
  await expect(client.call('POST', '/cgi-bin/x', { body: { big: 1n } })).rejects.toThrow(TypeError)
  expect(sent).toEqual([])
})

async function failedSend(behave: Behaviour, options: Partial<WeComClientOptions> = {}): Promise<unknown> {
  await using wecom = await startFakeWeCom(withTokens(behave))
  return await failedWith(undefined, { apiBase: wecom.apiBase, ...options })
}

async function failedWith(
  fetch: typeof globalThis.fetch | undefined,
  options: Partial<WeComClientOptions> = {},
): Promise<unknown> {
  const tokenStore = storeWith(tokenNumber(1))
  const client = new WeComClient({ corpId: 'ww1', secret, agentId: 1, tokenStore, ...options, ...(fetch && { fetch }) })
  try {
    await client.messages.sendText({ toUser: 'zhangsan', content: 'hello' })
  } catch (error) {
    return error
  }
  throw new Error('the call went well')
}

function storeWith(token: string): TokenStore {
  const stored: StoredToken = { token, expiresAt: Number.MAX_SAFE_INTEGER }
  return { get: async () => stored, set: async () => {} }
}

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
