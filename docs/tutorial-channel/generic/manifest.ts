import type { Manifest } from '../channel.ts'

const url = 'https?://[^/?#@\\s]+(/[^?#\\s]*)?'
const key = 'whsec_[A-Za-z0-9+/]{32,86}={0,2}'
const seconds = '(?=.*[1-9])\\d{1,2}(\\.\\d{1,2})?'

export const manifest: Manifest = {
  id: 'generic',
  name: { zh: '通用接入', en: 'Generic webhook' },
  icon: { label: '通', colour: '#7a4fd0' },
  contractType: 'generic',
  callbackPath: '/channel/generic/callback',
  settings: [
    { env: 'GENERIC_URL', name: { zh: '发送地址', en: 'send to' }, secret: false, required: true, pattern: url },
    { env: 'GENERIC_SECRET', name: { zh: '签名密钥', en: 'secret' }, secret: true, required: true, pattern: key },
    { env: 'GENERIC_TIMEOUT', name: { zh: '超时', en: 'timeout' }, secret: false, required: false, pattern: seconds },
  ],
  limits: { textBytes: 4_000 },
  // Who takes Standard Webhooks drops a repeated `webhook-id`.
  sendDedupes: true,
}
