import { afterEach, beforeEach, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../http/fields.ts'
import { app, codeOf, type DouyinWorld, shop, startDouyin } from '../testing/world.ts'

let world: DouyinWorld
beforeEach(async () => {
  world = await startDouyin()
})
afterEach(() => world.stop())

const day = 86_400
const post = (path: string, fields: Record<string, string>) =>
  world.call(`/oauth/${path}/`, new URLSearchParams(fields))
const dataOf = ({ data }: JsonObject): JsonObject => (isObject(data) ? data : {})
const textOf = (json: JsonObject, name: string) => String(dataOf(json)[name])

async function connect(extra: Record<string, string>): Promise<Response> {
  const query = new URLSearchParams({
    ...{ client_key: app.clientKey, response_type: 'code', scope: 'im.direct_message' },
    ...{ redirect_uri: 'http://desk.test/back?a=1', state: 's1', ...extra },
  })
  return fetch(`${world.sim.url}/platform/oauth/connect/?${query}`, { redirect: 'manual' })
}

async function codeFrom(extra: Record<string, string> = { sim_auto: '1' }): Promise<string> {
  const location = (await connect(extra)).headers.get('location') ?? ''
  return new URL(location).searchParams.get('code') ?? ''
}

const redeem = (code: string, patch: Record<string, string> = {}) =>
  post('access_token', {
    ...{ client_key: app.clientKey, client_secret: app.clientSecret, code, grant_type: 'authorization_code' },
    ...patch,
  })

test('the page asks, and an answer goes back with a code, the state and what was there', async () => {
  expect(await (await connect({})).text()).toContain('授权抖音账号')
  const { status, headers } = await connect({ sim_auto: '1' })
  expect(status).toBe(302)
  expect(headers.get('location')).toMatch(/^http:\/\/desk\.test\/back\?a=1&code=[0-9a-f]{32}&state=s1$/)
  expect((await connect({ sim_deny: '1' })).headers.get('location')).toContain('error=access_denied')
})

test.each([
  ['client_key', 'other'],
  ['response_type', 'token'],
  ['scope', ''],
  ['redirect_uri', 'javascript:alert(1)'],
])('a link with a wrong %s is refused', async (name, value) => {
  expect((await connect({ [name]: value, sim_auto: '1' })).status).toBe(400)
})

test('a code gives tokens once, for five minutes', async () => {
  const code = await codeFrom()
  expect(await redeem(code)).toMatchObject({
    message: 'success',
    data: {
      ...{ error_code: 0, open_id: shop, expires_in: 15 * day, refresh_expires_in: 30 * day },
      ...{ access_token: expect.stringMatching(/^act\./), refresh_token: expect.stringMatching(/^rft\./) },
    },
  })
  expect(codeOf(await redeem(code))).toBe(10007)
  const late = await codeFrom()
  world.sim.advance(301)
  expect(codeOf(await redeem(late))).toBe(10007)
  expect(codeOf(await redeem(await codeFrom(), { client_secret: 'wrong' }))).toBe(10013)
})

test('a refresh gives a new access token while the life of the refresh token goes on', async () => {
  const first = await redeem(await codeFrom())
  world.sim.advance(10 * day)
  const fields = {
    client_key: app.clientKey,
    grant_type: 'refresh_token',
    refresh_token: textOf(first, 'refresh_token'),
  }
  const second = await post('refresh_token', fields)
  expect(dataOf(second)).toMatchObject({ expires_in: 15 * day, refresh_expires_in: 20 * day })
  expect(textOf(second, 'access_token')).not.toBe(textOf(first, 'access_token'))
  expect(textOf(second, 'refresh_token')).toBe(textOf(first, 'refresh_token'))
  world.sim.advance(20 * day)
  expect(codeOf(await post('refresh_token', fields))).toBe(10010)
})

test('a refresh token is renewed five times', async () => {
  const codes: unknown[] = []
  let token = textOf(await redeem(await codeFrom()), 'refresh_token')
  for (let i = 0; i < 6; i++) {
    world.sim.advance(29 * day)
    const renewed = await post('renew_refresh_token', { client_key: app.clientKey, refresh_token: token })
    codes.push(codeOf(renewed))
    token = textOf(renewed, 'refresh_token')
  }
  expect(codes).toEqual([0, 0, 0, 0, 0, 10020])
})

test('an app gets a token of its own, by JSON', async () => {
  const fields = { client_key: app.clientKey, client_secret: app.clientSecret, grant_type: 'client_credential' }
  expect(dataOf(await world.call('/oauth/client_token/', fields))).toMatchObject({
    access_token: expect.stringMatching(/^clt\./),
    expires_in: 7_200,
  })
})
