import { mediaMaxBytes } from '@yingda/wecom'
import type { Manifest } from '../channel.ts'
import { callbackDocs } from './callback-docs.ts'

export const manifest: Manifest = {
  id: 'wecom-app',
  name: { zh: '企业微信应用', en: 'WeCom app' },
  icon: { label: '企', colour: '#2a6fdb' },
  contractType: 'wechat',
  callbackPath: '/wecom/callback',
  callbackDocs,
  settings: [
    {
      env: 'WECHAT_CORP_ID',
      name: { zh: '企业 ID', en: 'corp id' },
      secret: false,
      required: true,
      pattern: '[\\w-]+',
    },
    {
      env: 'WECHAT_AGENT_ID',
      name: { zh: '应用 ID', en: 'agent id' },
      secret: false,
      required: true,
      pattern: '[1-9]\\d{0,14}',
    },
    {
      env: 'WECHAT_SECRET',
      name: { zh: '应用 Secret', en: 'app secret' },
      secret: true,
      required: true,
      pattern: '\\S+',
    },
    {
      env: 'WECOM_CALLBACK_TOKEN',
      name: { zh: '回调 Token', en: 'callback token' },
      secret: true,
      required: true,
      pattern: '[A-Za-z0-9]{1,32}',
    },
    {
      env: 'WECOM_ENCODING_AES_KEY',
      name: { zh: '回调 EncodingAESKey', en: 'callback EncodingAESKey' },
      secret: true,
      required: true,
      pattern: '[A-Za-z0-9+/]{43}',
    },
    {
      env: 'WECHAT_API_BASE',
      name: { zh: '接口地址', en: 'API origin' },
      secret: false,
      required: false,
      pattern: 'https?://[^/?#@\\s]+/?',
    },
    {
      env: 'WECHAT_API_TIMEOUT',
      name: { zh: '接口超时（秒）', en: 'API timeout (s)' },
      secret: false,
      required: false,
      pattern: '(?=.*[1-9])\\d{1,6}(\\.\\d{1,3})?',
    },
  ],
  limits: { textBytes: 2048, fileBytes: mediaMaxBytes },
  sendDedupes: false,
  // https://developer.work.weixin.qq.com/document/path/94867
  recall: { withinSeconds: 24 * 3_600 },
}
