import { afterEach, expect, test } from 'vitest'
import { type Standalone, startStandalone } from './standalone.ts'
import { call } from './testing/api.ts'

let running: Standalone | undefined
afterEach(() => running?.simulator.stop())

test('a simulator of its own tells with which environment a desk may live in it', async () => {
  running = await startStandalone({ port: 0 })
  const { WECHAT_API_BASE, WECHAT_CORP_ID = '', WECHAT_SECRET = '', WECOM_CONTACT_SECRET = '' } = running.environment
  for (const corpsecret of [WECHAT_SECRET, WECOM_CONTACT_SECRET]) {
    const query = new URLSearchParams({ corpid: WECHAT_CORP_ID, corpsecret })
    expect((await call(`${WECHAT_API_BASE}/cgi-bin/gettoken?${query}`)).json.errcode).toBe(0)
  }
})

test('Douyin and JD live there too, with the keys that are told', async () => {
  running = await startStandalone({ port: 0 })
  const { DOUYIN_API_BASE, DOUYIN_CLIENT_KEY, JD_API_BASE, JD_APP_KEY } = running.environment
  expect((await call(`${DOUYIN_API_BASE}/_sim/douyin/world`)).json).toMatchObject({
    clientKey: DOUYIN_CLIENT_KEY,
    webhookUrl: 'http://127.0.0.1:8080/channel/douyin/callback',
  })
  expect((await call(`${JD_API_BASE}/_sim/jd/world`)).json).toMatchObject({ appKey: JD_APP_KEY })
  expect((await call(`${JD_API_BASE}/_sim/health`)).json.phones).toEqual(['douyin', 'jd'])
})

test('keys that were given are the ones it tells', async () => {
  running = await startStandalone({ port: 0, kf: { callbackToken: 'kfToken' } })
  expect(running.environment).toMatchObject({ WECOM_KF_TOKEN: 'kfToken' })
  expect(running.environment).not.toHaveProperty('WECOM_KF_SECRET')
})
