import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { WeComClient, type WeComClientOptions } from './client.ts'
import { WeComConfigError, WeComNetworkError, WeComTokenError } from './errors.ts'
import { type Behaviour, type FakeWeCom, startFakeWeCom, tokenNumber, withTokens } from './testing/fake-wecom.ts'
import { manualClock } from './testing/manual-clock.ts'
import { createMemoryTokenStore, type TokenStore } from './token-store.ts'

const onlyTokens = (): Behaviour => withTokens(() => ({ body: { errcode: 0, errmsg: 'ok' } }))

describe('a token', () => {
  test('is fetched once for a hundred callers at once', async () => {
    await using wecom = await startFakeWeCom(onlyTokens())
    const { token } = clientOf(wecom)
    const tokens = await Promise.all(Array.from({ length: 100 }, () => token.getAccessToken()))
    expect(new Set(tokens)).toEqual(new Set([tokenNumber(1)]))
    expect(wecom.count('/cgi-bin/gettoken')).toBe(1)
  })

  test('is read from the store once for a hundred callers at once', async () => {
    let reads = 0
    const get: TokenStore['get'] = async () => {
      reads += 1
      return { token: 'stored', expiresAt: Number.MAX_SAFE_INTEGER }
    }
    const tokenStore = { get, set: async () => {} }
    const { token } = new WeComClient({ corpId: 'ww1', secret: 's', tokenStore })
    await Promise.all(Array.from({ length: 100 }, () => token.getAccessToken()))
    expect(reads).toBe(1)
  })

  test('is used after 6899 seconds and fetched anew after 6901', async () => {
    await using wecom = await startFakeWeCom(onlyTokens())
    const clock = manualClock()
    const { token } = clientOf(wecom, { clock })
    await token.getAccessToken()
    clock.advance(6_899_000)
    await expect(token.getAccessToken()).resolves.toBe(tokenNumber(1))
    clock.advance(2_000)
    await expect(token.getAccessToken()).resolves.toBe(tokenNumber(2))
  })

  test.each([
    [600, 300],
    [60, 30],
    [100_000, 6900],
    [0, 6900],
    [undefined, 6900],
  ])('that lives %s seconds is kept for %d', async (lives, kept) => {
    let asked = 0
    await using wecom = await startFakeWeCom(() => {
      asked += 1
      return { body: { errcode: 0, access_token: tokenNumber(asked), expires_in: lives } }
    })
    const clock = manualClock()
    const { token } = clientOf(wecom, { clock })
    await token.getAccessToken()
    clock.advance(kept * 1000 - 1)
    await expect(token.getAccessToken()).resolves.toBe(tokenNumber(1))
    clock.advance(1)
    await expect(token.getAccessToken()).resolves.toBe(tokenNumber(2))
  })

  test('is fetched anew when forced, refreshed or forgotten', async () => {
    await using wecom = await startFakeWeCom(onlyTokens())
    const { token } = clientOf(wecom)
    await token.getAccessToken()
    await expect(token.getAccessToken(true)).resolves.toBe(tokenNumber(2))
    await expect(token.refreshToken()).resolves.toBe(tokenNumber(3))
    await token.clearTokenCache()
    await expect(token.getAccessToken()).resolves.toBe(tokenNumber(4))
    await expect(token.getAccessToken()).resolves.toBe(tokenNumber(4))
  })

  test('is shared by the clients of one app, and by nobody else, through a shared store', async () => {
    await using wecom = await startFakeWeCom(onlyTokens())
    const tokenStore = createMemoryTokenStore()
    const first = await clientOf(wecom, { tokenStore }).token.getAccessToken()
    const same = await clientOf(wecom, { tokenStore }).token.getAccessToken()
    const other = await clientOf(wecom, { tokenStore, secret: 'another-app' }).token.getAccessToken()
    expect([first, same, other]).toEqual([tokenNumber(1), tokenNumber(1), tokenNumber(2)])
  })

  test('is asked for again after a failure', async () => {
    let broken = true
    await using wecom = await startFakeWeCom(() =>
      broken ? { status: 502, body: 'bad gateway' } : { body: { errcode: 0, access_token: 'T', expires_in: 7200 } },
    )
    const { token } = clientOf(wecom)
    const failures = await Promise.allSettled([token.getAccessToken(), token.getAccessToken()])
    expect(failures.map((one) => one.status)).toEqual(['rejected', 'rejected'])
    expect(wecom.seen).toHaveLength(1)
    broken = false
    await expect(token.getAccessToken()).resolves.toBe('T')
  })
})

describe('no token', () => {
  test.each([
    [{ corpId: '' }, '企业微信配置无效: 企业 ID (WECHAT_CORP_ID) 未配置'],
    [{ secret: '' }, '企业微信配置无效: 应用 Secret (WECHAT_SECRET) 未配置'],
  ])('and no request with %j', async (options, message) => {
    await using wecom = await startFakeWeCom(onlyTokens())
    const failed = clientOf(wecom, options).token.getAccessToken()
    await expect(failed).rejects.toThrow(new WeComConfigError(message))
    await expect(failed).rejects.toBeInstanceOf(WeComConfigError)
    expect(wecom.seen).toEqual([])
  })

  test.each([40001, 40013, 45009, -1])('when gettoken answers %d, and no second try', async (errcode) => {
    await using wecom = await startFakeWeCom(() => ({ body: { errcode, errmsg: 'no, hint: the-secret' } }))
    const error = await clientOf(wecom)
      .call('GET', '/cgi-bin/x')
      .catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(WeComTokenError)
    expect(error).toMatchObject({ errcode })
    expect(inspect(error)).not.toContain('the-secret')
    expect(wecom.seen).toHaveLength(1)
  })

  test.each([{}, { access_token: '' }, { access_token: 1 }])('when gettoken answers %j', async (body) => {
    await using wecom = await startFakeWeCom(() => ({ body: { errcode: 0, ...body } }))
    await expect(clientOf(wecom).token.getAccessToken()).rejects.toBeInstanceOf(WeComTokenError)
  })

  test('when gettoken is out of reach; the call after it was surely not sent', async () => {
    await using wecom = await startFakeWeCom(() => 'reset')
    const error = await clientOf(wecom)
      .messages.sendText({ toUser: 'a', content: 'x' })
      .catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(WeComNetworkError)
    expect(error).toMatchObject({ requestSent: false })
  })
})

describe('validateToken', () => {
  test.each([
    [0, [true, '']],
    [40014, [false, '访问令牌无效']],
    [42001, [false, '访问令牌已过期']],
    [45009, [false, '[45009] said ***']],
  ])('says what WeCom says to it: %d', async (errcode, verdict) => {
    await using wecom = await startFakeWeCom(() => ({ body: { errcode, errmsg: 'said the-token' } }))
    await expect(clientOf(wecom).token.validateToken('the-token')).resolves.toEqual(verdict)
    expect(wecom.seen[0]).toMatchObject({ path: '/cgi-bin/get_api_domain_ip', query: { access_token: 'the-token' } })
  })

  test('does not throw when WeCom is out of reach, and asks nothing about an empty token', async () => {
    await using wecom = await startFakeWeCom(() => 'reset')
    const { token } = clientOf(wecom)
    await expect(token.validateToken('the-token')).resolves.toEqual([false, expect.stringContaining('无法访问')])
    await expect(token.validateToken('')).resolves.toEqual([false, '访问令牌无效'])
    expect(wecom.seen).toHaveLength(1)
  })
})

function clientOf(wecom: FakeWeCom, options: Partial<WeComClientOptions> = {}): WeComClient {
  return new WeComClient({ corpId: 'ww1', secret: 'the-secret', agentId: 1, apiBase: wecom.apiBase, ...options })
}
