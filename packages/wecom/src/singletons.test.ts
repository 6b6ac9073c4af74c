import { afterEach, expect, test, vi } from 'vitest'
import * as compat from './compat.ts'
import { WeComConfigError, WeComError } from './errors.ts'
import { tokenManager, weComClient, weComConfig } from './singletons.ts'
import { failure } from './testing/failure.ts'
import { startFakeWeCom, tokenNumber, withTokens } from './testing/fake-wecom.ts'

afterEach(async () => {
  vi.unstubAllEnvs()
  await weComConfig.clearCache()
})

test('the ready-made objects read the environment when they are used', async () => {
  await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
  useSettings({ WECHAT_CORP_ID: 'ww1', WECHAT_AGENT_ID: '7', WECHAT_SECRET: 's', WECHAT_API_BASE: wecom.apiBase })
  expect(weComConfig.validateConfig()).toEqual([true, ''])
  await expect(tokenManager.getAccessToken()).resolves.toBe(tokenNumber(1))
  await weComClient().messages.sendText({ toUser: 'zhangsan', content: '您好' })
  expect(wecom.count('/cgi-bin/gettoken')).toBe(1)
  expect(wecom.seen[0]?.query).toEqual({ corpid: 'ww1', corpsecret: 's' })
  expect(wecom.seen[1]).toMatchObject({ query: { access_token: tokenNumber(1) }, body: { agentid: 7 } })
})

test('clearing the configuration fetches a new token, under the settings of then', async () => {
  await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
  useSettings({ WECHAT_CORP_ID: 'ww1', WECHAT_SECRET: 's', WECHAT_API_BASE: wecom.apiBase })
  await tokenManager.getAccessToken()
  useSettings({ WECHAT_SECRET: 'changed' })
  await expect(tokenManager.getAccessToken()).resolves.toBe(tokenNumber(1))
  await weComConfig.clearCache()
  await expect(tokenManager.getAccessToken()).resolves.toBe(tokenNumber(2))
  expect(wecom.seen.at(-1)?.query.corpsecret).toBe('changed')
})

test('without settings the token manager names what is missing, and asks nobody', async () => {
  useSettings({ WECHAT_CORP_ID: '' })
  const error = await failure(tokenManager.getAccessToken())
  expect(error).toEqual(new WeComConfigError('企业微信配置无效: 企业 ID (WECHAT_CORP_ID) 未配置'))
})

test('every name of the Python service is there and is the same thing', () => {
  expect(compat.wechatConfig).toBe(weComConfig)
  expect(compat.tokenManager).toBe(tokenManager)
  const { WeChatAPIError, WeChatConfigError, WeChatNetworkError, WeChatSyncError } = compat
  const { WeChatTimeoutError, WeChatTokenError, WeChatException, WeComAPIError } = compat
  expect(WeChatException).toBe(WeComError)
  expect(WeComAPIError).toBe(WeChatAPIError)
  const errors = [
    new WeChatAPIError('x', { errcode: 60011 }),
    ...[new WeChatConfigError('x'), new WeChatTokenError('x'), new WeChatSyncError('x')],
    ...[new WeChatTimeoutError('x', { requestSent: true }), new WeChatNetworkError('x', { requestSent: true })],
  ]
  expect(errors.every((error) => error instanceof WeChatException)).toBe(true)
  expect(errors.map(String)).toEqual(['[60011] x', 'x', 'x', 'x', 'x', 'x'])
})

function useSettings(settings: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
}
