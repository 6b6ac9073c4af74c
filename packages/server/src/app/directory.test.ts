import { expect, test } from 'vitest'
import { weComDirectory } from './directory.ts'

const back = { redirectUri: 'https://desk.example.com/console/', state: 'x' }
const set = { WECHAT_CORP_ID: 'ww1', WECHAT_SECRET: 's', WECHAT_AGENT_ID: '1000002' }

test('a sign-in with WeCom is offered where the company and its app are set up, and only there', () => {
  for (const kind of ['qr', 'oauth'] as const) {
    expect(weComDirectory(set).loginUrl(kind, back)).toMatch(/^https:\/\/(login\.work|open)\.weixin\.qq\.com\//)
    expect(weComDirectory({ ...set, WECHAT_CORP_ID: '' }).loginUrl(kind, back)).toBeUndefined()
    expect(weComDirectory({ ...set, WECHAT_AGENT_ID: '' }).loginUrl(kind, back)).toBeUndefined()
  }
})

test('a desk without WeCom is refused by the directory, and asks nobody', async () => {
  expect(await weComDirectory({}).find('zhangsan')).toBe('refused')
})
