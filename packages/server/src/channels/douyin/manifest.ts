import type { Manifest, SettingItem } from '../channel.ts'
import { longestText } from './content.ts'
import { replyHours, replyMessages } from './windows.ts'

const setting = (
  env: string,
  zh: string,
  en: string,
  pattern: string,
  more: Partial<SettingItem> = {},
): SettingItem => ({
  ...{ env, name: { zh, en }, secret: false, required: false, pattern },
  ...more,
})

export const manifest: Manifest = {
  id: 'douyin',
  name: { zh: '抖音私信', en: 'Douyin messages' },
  icon: { label: '抖', colour: '#161823' },
  contractType: 'douyin',
  callbackPath: '/channel/douyin/callback',
  settings: [
    setting('DOUYIN_CLIENT_KEY', '应用 Client Key', 'client key', '[\\w-]{1,128}', { required: true }),
    setting('DOUYIN_CLIENT_SECRET', '应用 Client Secret', 'client secret', '\\S+', { required: true, secret: true }),
    setting('DOUYIN_API_BASE', '接口地址', 'API origin', 'https?://[^/?#@\\s]+/?'),
    setting('DOUYIN_API_TIMEOUT', '接口超时（秒）', 'API timeout (s)', '(?=.*[1-9])\\d{1,4}(\\.\\d{1,3})?'),
    setting('DOUYIN_SCOPES', '授权范围（逗号分隔）', 'scopes, by commas', '[a-z_.]{1,64}(,[a-z_.]{1,64}){0,31}'),
    setting(
      'DOUYIN_WEBHOOK_SECRET',
      'Standard Webhooks 签名密钥（whsec_…，可选）',
      'Standard Webhooks secret (whsec_…)',
      'whsec_[A-Za-z0-9+/]{32,88}={0,2}',
      { secret: true },
    ),
  ],
  limits: { textBytes: 3 * longestText, textChars: longestText, fileBytes: { image: 10 * 1024 * 1024 } },
  sendDedupes: false,
  recall: { withinSeconds: 120 },
  replyWindow: { hours: replyHours, messages: replyMessages },
  pictureHosts: ['*.douyinpic.com', '*.byteimg.com'],
  connects: true,
}
