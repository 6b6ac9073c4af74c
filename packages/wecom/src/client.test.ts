import { describe, expect, test } from 'vitest'
import { WeComClient, type WeComClientOptions } from './client.ts'
import { WeComApiError, WeComConfigError, WeComTokenError } from './errors.ts'
import {
  type Answer,
  type Behaviour,
  type FakeWeCom,
  startFakeWeCom,
  tokenNumber,
  withTokens,
} from './testing/fake-wecom.ts'

const ok: Answer = { body: { errcode: 0, errmsg: 'ok' } }

describe('a call', () => {
  test('sends method, query, body and the token in the URL, and nowhere else', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ok))
    const query = { id: 1, flag: true, left: undefined, access_token: 'overridden' }
    await clientOf(wecom).call('POST', '/cgi-bin/some/thing', { query, body: { text: '你好' } })
    expect(wecom.seen[0]).toMatchObject({ method: 'GET', query: { corpid: 'ww1', corpsecret: 'the-secret' } })
    expect(wecom.seen[1]).toMatchObject({
      method: 'POST',
      path: '/cgi-bin/some/thing',
      query: { id: '1', flag: 'true', access_token: tokenNumber(1) },
      body: { text: '你好' },
    })
    expect(Object.keys(wecom.seen[1]?.query ?? {})).not.toContain('left')
  })

  test('gives back what WeCom answered, a missing errcode counting as 0', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { ip_list: ['1.2.3.4'] } })))
    const reply = await clientOf(wecom).call('GET', '/cgi-bin/getcallbackip')
    expect(reply).toEqual({ errcode: 0, errmsg: '', ip_list: ['1.2.3.4'] })
  })

  test('never escapes text as \\u, which WeCom refuses', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ok))
    await clientOf(wecom).call('POST', '/cgi-bin/x', { body: { text: ['a\u{1}b', '\u{D83D}', '😀\n'] } })
    expect(wecom.seen[1]?.text).not.toContain('\\u')
    expect(wecom.seen[1]?.body).toEqual({ text: ['ab', '\u{FFFD}', '😀\n'] })
  })

  test('that WeCom refuses carries the errcode and the reason', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 60011, errmsg: 'no privilege' } })))
    const error = await clientOf(wecom)
      .call('GET', '/cgi-bin/user/get')
      .catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(WeComApiError)
    expect(error).toMatchObject({ errcode: 60011, message: expect.stringContaining('no privilege') })
    expect(String(error)).toMatch(/^\[60011\] /)
    expect(wecom.count('/cgi-bin/user/get')).toBe(1)
  })

  test.each(['cgi-bin/x', '@evil.example/x', '/x?access_token=1', '/x#y', ''])(
    'is not made to the path %j',
    async (path) => {
      await using wecom = await startFakeWeCom(withTokens(() => ok))
      await expect(clientOf(wecom).call('GET', path)).rejects.toThrow(TypeError)
      expect(wecom.seen).toEqual([])
    },
  )

  test('to a path that looks like a host stays at the configured host', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ok))
    await clientOf(wecom).call('GET', '//evil.example/x')
    expect(wecom.seen[1]?.path).toBe('//evil.example/x')
  })
})

describe('a refused token', () => {
  test.each([40001, 40014, 42001])('(%d) is replaced and the call repeated once', async (errcode) => {
    await using wecom = await startFakeWeCom(withTokens(refuse([tokenNumber(1)], errcode)))
    const client = clientOf(wecom)
    await expect(client.call('GET', '/cgi-bin/x')).resolves.toMatchObject({ errcode: 0 })
    await expect(client.call('GET', '/cgi-bin/x')).resolves.toMatchObject({ errcode: 0 })
    expect(wecom.count('/cgi-bin/gettoken')).toBe(2)
    expect(wecom.count('/cgi-bin/x')).toBe(3)
  })

  test('twice in a row gives up', async () => {
    await using wecom = await startFakeWeCom(withTokens(refuse([tokenNumber(1), tokenNumber(2)], 42001)))
    const error = await clientOf(wecom)
      .call('GET', '/cgi-bin/x')
      .catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(WeComTokenError)
    expect(error).toMatchObject({ errcode: 42001, message: '访问令牌过期或无效' })
    expect(wecom.count('/cgi-bin/x')).toBe(2)
    expect(wecom.count('/cgi-bin/gettoken')).toBe(2)
  })

  test('met by a hundred calls at once is replaced once', async () => {
    await using wecom = await startFakeWeCom(withTokens(refuse([tokenNumber(1)], 42001)))
    const client = clientOf(wecom)
    await client.token.getAccessToken()
    await Promise.all(Array.from({ length: 100 }, () => client.call('GET', '/cgi-bin/x')))
    expect(wecom.count('/cgi-bin/gettoken')).toBe(2)
  })

  test('does not cost the fresh token of somebody who was faster', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ok))
    const { token } = clientOf(wecom)
    await token.getAccessToken()
    await token.refreshToken()
    await expect(token.replaceToken(tokenNumber(1))).resolves.toBe(tokenNumber(2))
    expect(wecom.count('/cgi-bin/gettoken')).toBe(2)
  })
})

describe('a client', () => {
  test.each([
    { apiBase: 'qyapi.weixin.qq.com' },
    { apiBase: 'ftp://qyapi.weixin.qq.com' },
    { apiBase: 'https://user@qyapi.weixin.qq.com' },
    { apiBase: 'https://qyapi.weixin.qq.com/cgi-bin' },
    { timeoutMs: 0 },
    { timeoutMs: -1 },
    { timeoutMs: Number.NaN },
    { timeoutMs: Number.POSITIVE_INFINITY },
    { agentId: 'one' },
    { agentId: 1.5 },
  ])('is not made with %j', (options) => {
    expect(() => new WeComClient({ corpId: 'ww1', secret: 's', ...options })).toThrow(WeComConfigError)
  })

  test('talks to the public host unless told otherwise, through the given fetch', async () => {
    const urls: string[] = []
    const client = new WeComClient({
      corpId: 'ww1',
      secret: 's',
      fetch: async (input) => {
        urls.push(String(input))
        return Response.json({ errcode: 0, access_token: 'T', expires_in: 7200 })
      },
    })
    await client.call('GET', '/cgi-bin/x')
    expect(urls).toEqual([
      'https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid=ww1&corpsecret=s',
      'https://qyapi.weixin.qq.com/cgi-bin/x?access_token=T',
    ])
  })
})

function clientOf(wecom: FakeWeCom, options: Partial<WeComClientOptions> = {}): WeComClient {
  return new WeComClient({ corpId: 'ww1', secret: 'the-secret', apiBase: wecom.apiBase, ...options })
}

function refuse(tokens: readonly string[], errcode: number): Behaviour {
  return ({ query }) =>
    tokens.includes(query.access_token ?? '') ? { body: { errcode, errmsg: 'invalid access_token' } } : ok
}
