import { describe, expect, test } from 'vitest'
import { WeComClient, type WeComClientOptions } from '../client.ts'
import { WeComApiError, WeComConfigError, WeComNetworkError } from '../errors.ts'
import { failure } from '../testing/failure.ts'
import { type FakeWeCom, startFakeWeCom, withTokens } from '../testing/fake-wecom.ts'

const redirectUri = 'https://desk.example.com:8443/login?from=wecom&x=1'

describe('a login link', () => {
  test('for a browser inside WeCom keeps the order and ends in #wechat_redirect', () => {
    const { oauth } = new WeComClient({ corpId: 'ww1', secret: 's', agentId: 1000002 })
    const escaped = encodeURIComponent(redirectUri)
    expect(oauth.authorizeLink({ redirectUri, state: 'abc123', scope: 'snsapi_privateinfo' })).toBe(
      `https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww1&redirect_uri=${escaped}&response_type=code` +
        '&scope=snsapi_privateinfo&state=abc123&agentid=1000002#wechat_redirect',
    )
    expect(new URL(oauth.authorizeLink({ redirectUri })).searchParams.get('scope')).toBe('snsapi_base')
  })

  test('for any other browser shows a QR code', () => {
    const { oauth } = new WeComClient({ corpId: 'ww1', secret: 's', agentId: 1000002 })
    expect(oauth.webLoginLink({ redirectUri, state: 'abc123' })).toBe(
      'https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid=ww1&agentid=1000002' +
        `&redirect_uri=${encodeURIComponent(redirectUri)}&state=abc123&lang=zh`,
    )
  })

  test('leads to a simulator that is named, and to nothing that is no origin', () => {
    const { oauth } = clientTo('http://127.0.0.1:8090')
    expect(oauth.authorizeLink({ redirectUri })).toMatch(/^http:\/\/127\.0\.0\.1:8090\/connect\/oauth2\/authorize\?/)
    expect(oauth.webLoginLink({ redirectUri })).toMatch(/^http:\/\/127\.0\.0\.1:8090\/wwlogin\/sso\/login\?/)
    for (const bad of ['', 'javascript:alert(1)', 'http://x/y', 'http://u:p@x'])
      expect(() => clientTo(bad)).toThrow(WeComConfigError)
  })

  test.each([{ corpId: '' }, { agentId: '' }])('is not made with %j', (options) => {
    const { oauth } = new WeComClient({ corpId: 'ww1', secret: 's', agentId: 1, ...options })
    expect(() => oauth.authorizeLink({ redirectUri })).toThrow(WeComConfigError)
    expect(() => oauth.webLoginLink({ redirectUri })).toThrow(WeComConfigError)
  })
})

describe('a code', () => {
  test.each([
    [
      { userid: 'zhangsan', user_ticket: 'T' },
      { userId: 'zhangsan', userTicket: 'T' },
    ],
    [
      { openid: 'o1', external_userid: 'wm1' },
      { openId: 'o1', externalUserId: 'wm1' },
    ],
    [{ openid: 'o1', userid: '', unknown: {} }, { openId: 'o1' }],
  ])('%j', async (body, user) => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0, ...body } })))
    await expect(clientOf(wecom).oauth.getUserInfo('CODE')).resolves.toEqual(user)
    expect(wecom.seen[1]).toMatchObject({ method: 'GET', path: '/cgi-bin/auth/getuserinfo', query: { code: 'CODE' } })
  })

  test('that names nobody is a network error', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
    expect(await failure(clientOf(wecom).oauth.getUserInfo('CODE'))).toBeInstanceOf(WeComNetworkError)
  })

  test.each([40029, -1])('refused with %d is exchanged once, and not shown', async (errcode) => {
    const answer = { body: { errcode, errmsg: 'invalid code, you sent ?code=SECRETCODE&x' } }
    await using wecom = await startFakeWeCom(withTokens(() => answer))
    const error = await failure(clientOf(wecom).oauth.getUserInfo('SECRETCODE'))
    expect(error).toBeInstanceOf(WeComApiError)
    expect(String(error)).not.toContain('SECRETCODE')
    expect(wecom.count('/cgi-bin/auth/getuserinfo')).toBe(1)
  })
})

test('a ticket opens what the member agreed to, and leaves out the rest', async () => {
  const body = { errcode: 0, userid: 'zhangsan', gender: '0', mobile: '13800000000', email: '', qr_code: 'https://q' }
  await using wecom = await startFakeWeCom(withTokens(() => ({ body })))
  await expect(clientOf(wecom).oauth.getUserDetail('T')).resolves.toEqual({
    ...{ userId: 'zhangsan', gender: '0', mobile: '13800000000', qrCode: 'https://q' },
  })
  expect(wecom.seen[1]).toMatchObject({ path: '/cgi-bin/auth/getuserdetail', body: { user_ticket: 'T' } })
})

test('a page gets its tickets', async () => {
  const body = { errcode: 0, ticket: 'TICKET', expires_in: 7200 }
  await using wecom = await startFakeWeCom(withTokens(() => ({ body })))
  const { web } = clientOf(wecom)
  await expect(web.getJsapiTicket()).resolves.toEqual({ ticket: 'TICKET', expiresIn: 7200 })
  await expect(web.getAgentTicket()).resolves.toEqual({ ticket: 'TICKET', expiresIn: 7200 })
  expect(wecom.seen[1]?.path).toBe('/cgi-bin/get_jsapi_ticket')
  expect(wecom.seen[2]).toMatchObject({ path: '/cgi-bin/ticket/get', query: { type: 'agent_config' } })
})

test('a firewall gets the addresses of both directions', async () => {
  const answers: unknown[] = [{ ip_list: ['1.2.3.4', '101.226.103.*', 7] }, { ip_list: [] }, { errcode: 0 }]
  await using wecom = await startFakeWeCom(withTokens(() => ({ body: answers.shift() })))
  const { web } = clientOf(wecom)
  await expect(web.getCallbackIps()).resolves.toEqual(['1.2.3.4', '101.226.103.*'])
  await expect(web.getApiDomainIps()).resolves.toEqual([])
  expect(await failure(web.getApiDomainIps())).toBeInstanceOf(WeComNetworkError)
})

const clientTo = (loginBase: string) => new WeComClient({ corpId: 'ww1', secret: 's', agentId: 1, loginBase })

function clientOf(wecom: FakeWeCom, options: Partial<WeComClientOptions> = {}): WeComClient {
  return new WeComClient({ corpId: 'ww1', secret: 'the-secret', agentId: 1, apiBase: wecom.apiBase, ...options })
}
