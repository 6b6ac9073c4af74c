import { mediaMaxBytes } from '@yingda/wecom'
import type { Manifest, SettingItem } from '../channel.ts'
import { callbackDocs } from './callback-docs.ts'

const secretPattern = '\\S+'
const tokenPattern = '[A-Za-z0-9]{1,32}'
const aesKeyPattern = '[A-Za-z0-9+/]{43}'

const hidden = (env: string, zh: string, en: string, pattern: string, required: boolean): SettingItem => ({
  env,
  name: { zh, en },
  secret: true,
  required,
  pattern,
})

export const manifest: Manifest = {
  id: 'wecom-kf',
  name: { zh: '微信客服', en: 'WeChat customer service' },
  icon: { label: '微', colour: '#07a35a' },
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
    hidden('WECHAT_SECRET', '应用 Secret', 'app secret', secretPattern, true),
    hidden('WECOM_CALLBACK_TOKEN', '回调 Token', 'callback token', tokenPattern, true),
    hidden('WECOM_ENCODING_AES_KEY', '回调 EncodingAESKey', 'callback EncodingAESKey', aesKeyPattern, true),
    hidden('WECOM_KF_SECRET', '客服 Secret（不填则用应用的）', 'KF secret (the app’s if empty)', secretPattern, false),
    hidden('WECOM_KF_TOKEN', '客服回调 Token（不填则用应用的）', 'KF callback token', tokenPattern, false),
    hidden('WECOM_KF_AES_KEY', '客服 EncodingAESKey（不填则用应用的）', 'KF EncodingAESKey', aesKeyPattern, false),
    {
      env: 'WECOM_KF_MODE',
      name: {
        zh: '接待方式（hosted 在此接待，native 在企业微信内接待）',
        en: 'who answers (hosted: the desk, native: WeCom)',
      },
      secret: false,
      required: false,
      pattern: 'hosted|native',
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
  sendDedupes: true,
  replyWindow: { hours: 48, messages: 5 },
  pictureHosts: ['*.qlogo.cn', '*.wechat.com'],
}
