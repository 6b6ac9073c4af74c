import type { Manifest } from '../channel.ts'

const longestText = 500
const whsec = 'whsec_[A-Za-z0-9+/]{32,86}={0,2}'

export const manifest: Manifest = {
  id: 'jd',
  name: { zh: '京东', en: 'JD' },
  icon: { label: '京', colour: '#c9252b' },
  contractType: 'jd',
  callbackPath: '/channel/jd/callback',
  settings: [
    {
      env: 'JD_APP_KEY',
      name: { zh: '应用 App Key', en: 'app key' },
      secret: false,
      required: true,
      pattern: '[\\w-]{1,64}',
    },
    {
      env: 'JD_APP_SECRET',
      name: { zh: '应用 App Secret', en: 'app secret' },
      secret: true,
      required: true,
      pattern: '[!-~]+',
    },
    {
      env: 'JD_ACCESS_TOKEN',
      name: { zh: '商家授权 access_token', en: "the merchant's access token" },
      secret: true,
      required: false,
      pattern: '[!-~]+',
    },
    {
      env: 'JD_WEBHOOK_SECRET',
      name: {
        zh: 'Standard Webhooks 密钥（轮换期间可填两个，用逗号分隔）',
        en: 'Standard Webhooks secret (two, parted by a comma, while it is changed)',
      },
      secret: true,
      required: false,
      pattern: `${whsec}(,${whsec})?`,
    },
    {
      env: 'JD_SIGN_MODE',
      name: {
        zh: '回调签名方式（hmac：HMAC-SHA256，jos：京东到家表单签名）',
        en: "signature of callbacks (hmac: HMAC-SHA256, jos: home delivery's signed form)",
      },
      secret: false,
      required: false,
      pattern: 'hmac|jos',
    },
    {
      env: 'JD_SEND_METHOD',
      name: { zh: '发送消息的接口方法名', en: 'method that sends a message' },
      secret: false,
      required: false,
      pattern: '[A-Za-z]\\w*(\\.\\w+){1,9}',
    },
    {
      env: 'JD_POLL',
      name: {
        zh: '只读查询聊天记录（on：定时读取，不接收回调，不能发送）',
        en: 'read the chat log only (on: it is polled, callbacks are refused, nothing can be sent)',
      },
      secret: false,
      required: false,
      pattern: 'on|off',
    },
    {
      env: 'JD_API_BASE',
      name: { zh: '接口地址', en: 'API origin' },
      secret: false,
      required: false,
      pattern: 'https?://[^/?#@\\s]+/?',
    },
    {
      env: 'JD_API_TIMEOUT',
      name: { zh: '接口超时（秒）', en: 'API timeout (s)' },
      secret: false,
      required: false,
      pattern: '(?=.*[1-9])\\d{1,6}(\\.\\d{1,3})?',
    },
  ],
  limits: { textBytes: 3 * longestText, textChars: longestText },
  sendDedupes: false,
  replyWindow: { hours: 24 },
  pictureHosts: ['*.360buyimg.com'],
}
