import { expect, test } from 'vitest'
import { createWeCom } from '../create-wecom.ts'
import { WeComConfigError, WeComTimeoutError } from '../errors.ts'
import { failure } from '../testing/failure.ts'
import { WeComConfig } from './config.ts'

const app = { WECHAT_CORP_ID: 'ww1', WECHAT_AGENT_ID: '1', WECHAT_SECRET: 's' }

/** A call to a WeCom that is silent until it is given up. */
function call(WECHAT_API_TIMEOUT: string | undefined): Promise<unknown> {
  const fetch = () => new Promise<never>(() => {})
  const { client } = createWeCom(new WeComConfig({ env: { ...app, WECHAT_API_TIMEOUT } }), { fetch })
  return client.call('GET', '/cgi-bin/x')
}

test('a request is given up after the seconds of the setting', async () => {
  const error = await failure(call('0.02'))
  expect(error).toBeInstanceOf(WeComTimeoutError)
  expect(String(error)).toContain('超时')
})

test.each([
  [undefined, 30_000],
  ['', 30_000],
  ['5', 5_000],
])('without the setting it is 30 seconds: %j', (WECHAT_API_TIMEOUT, ms) => {
  expect(new WeComConfig({ env: { WECHAT_API_TIMEOUT } }).getTimeoutMs()).toBe(ms)
})

test.each(['soon', '-1'])('a time that is none is named, and nothing is asked: %s', async (wrong) => {
  await expect(async () => await call(wrong)).rejects.toThrow(WeComConfigError)
  await expect(async () => await call(wrong)).rejects.toThrow('WECHAT_API_TIMEOUT')
})
