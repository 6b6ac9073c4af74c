import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf } from '../../../testing/api.ts'
import { credentials, startSimulator } from '../../../testing/simulator.ts'
import type { WeComSimulator } from '../../simulator.ts'

const inside = '/connect/oauth2/authorize'
const web = '/wwlogin/sso/login'
let simulator: WeComSimulator
let api: ReturnType<typeof apiOf>

beforeEach(async () => {
  simulator = await startSimulator({ otherApps: [{ agentId: 1000003, secret: 'other' }] })
  api = apiOf(simulator.url)
})

afterEach(() => simulator.stop())

/** Where the login page sends the browser. */
async function goTo(path: string, query: Record<string, string>): Promise<{ status: number; to: URL | undefined }> {
  const link = {
    appid: credentials.corpId,
    agentid: String(credentials.agentId),
    redirect_uri: 'https://desk.test/cb?x=1',
    state: 'abc',
  }
  const url = `${simulator.url}${path}?${new URLSearchParams({ ...link, ...query })}`
  const response = await fetch(url, { redirect: 'manual' })
  const location = response.headers.get('location')
  return { status: response.status, to: location === null ? undefined : new URL(location) }
}

const codeFrom = async (path: string, query: Record<string, string> = {}) =>
  (await goTo(path, { sim_user: 'ZhangSan', ...query })).to?.searchParams.get('code') ?? ''
const userInfo = async (code: string) => (await api.get('auth/getuserinfo', { code })).json

describe.each([inside, web])('%s', (path) => {
  test('goes back with a code and the state, and keeps the rest of the address', async () => {
    const { status, to } = await goTo(path, { sim_user: 'zhangsan' })
    expect(status).toBe(302)
    expect(to?.origin).toBe('https://desk.test')
    expect(Object.fromEntries(to?.searchParams ?? [])).toEqual({ x: '1', state: 'abc', code: expect.any(String) })
  })

  test('goes back without a code when the member refuses', async () => {
    const { to } = await goTo(path, { sim_deny: '1' })
    expect(Object.fromEntries(to?.searchParams ?? [])).toEqual({ x: '1', state: 'abc' })
  })

  test('asks who is there when nothing says it', async () => {
    const { status, to } = await goTo(path, {})
    expect([status, to]).toEqual([200, undefined])
  })

  test.each([
    ['a strange company', { appid: 'wwother' }],
    ['a strange app', { agentid: '7' }],
    ['an address that is none', { redirect_uri: 'javascript:alert(1)' }],
    ['a state that is too long', { state: 'a'.repeat(129) }],
  ])('refuses %s', async (_name, query) => {
    expect((await goTo(path, { sim_user: 'zhangsan', ...query })).status).toBe(400)
  })

  test('refuses a domain that is not trusted, port included', async () => {
    simulator.rules({ trustedDomains: ['desk.test:8443'] })
    expect((await goTo(path, { sim_user: 'zhangsan' })).status).toBe(403)
    simulator.rules({ trustedDomains: ['desk.test'] })
    expect((await goTo(path, { sim_user: 'zhangsan' })).status).toBe(302)
  })
})

describe('a login code', () => {
  test('tells who it is, once', async () => {
    const code = await codeFrom(inside)
    expect(await userInfo(code)).toMatchObject({ errcode: 0, userid: 'zhangsan' })
    expect((await userInfo(code)).errcode).toBe(40029)
  })

  test('is good for 5 minutes', async () => {
    const code = await codeFrom(web)
    simulator.advance(301)
    expect((await userInfo(code)).errcode).toBe(42003)
  })

  test('is for its app only, whose try does not spend it', async () => {
    const code = await codeFrom(web)
    const other = apiOf(simulator.url, 'other')
    expect((await other.get('auth/getuserinfo', { code })).json.errcode).toBe(40029)
    expect((await userInfo(code)).userid).toBe('zhangsan')
  })

  test('of somebody who is no member tells an openid', async () => {
    const { to } = await goTo(inside, { sim_openid: 'oStranger' })
    expect(await userInfo(to?.searchParams.get('code') ?? '')).toMatchObject({ errcode: 0, openid: 'oStranger' })
  })

  test('has another spelling under the old name', async () => {
    const { json } = await api.get('user/getuserinfo', { code: simulator.loginCode('zhangsan') })
    expect(json).toMatchObject({ UserId: 'zhangsan' })
  })

  test('is refused when unknown or missing', async () => {
    expect((await userInfo('none')).errcode).toBe(40029)
    expect((await api.get('auth/getuserinfo')).json.errcode).toBe(41008)
  })
})

describe('private fields', () => {
  const detail = async (user_ticket: unknown) => (await api.post('auth/getuserdetail', { user_ticket })).json
  const asked = { scope: 'snsapi_privateinfo' }

  test('are told by a ticket, those the member let through; the others are empty', async () => {
    const { user_ticket } = await userInfo(await codeFrom(inside, { ...asked, sim_fields: 'mobile' }))
    expect(await detail(user_ticket)).toMatchObject({
      userid: 'zhangsan',
      mobile: '13900000009',
      email: '',
      gender: '0',
    })
  })

  test.each([
    ['asked for silently', inside, {}],
    ['on the web', web, asked],
  ])('are not told %s', async (_name, path, query) => {
    expect(await userInfo(await codeFrom(path, query))).not.toHaveProperty('user_ticket')
  })

  test('are not told of a member outside the visible range', async () => {
    simulator.rules({ visible: { departments: [3], users: [] } })
    expect(await userInfo(await codeFrom(inside, asked))).not.toHaveProperty('user_ticket')
  })

  test('are told for half an hour', async () => {
    const { user_ticket } = await userInfo(
      simulator.loginCode('zhangsan', { scope: 'snsapi_privateinfo', fields: ['mobile'] }),
    )
    simulator.advance(1_801)
    expect((await detail(user_ticket)).errcode).toBe(84014)
    expect((await detail('none')).errcode).toBe(84015)
  })
})
