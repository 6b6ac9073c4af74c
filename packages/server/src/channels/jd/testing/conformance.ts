import type { Conformance } from '../../testing/conformance.ts'
import { forged } from './forged.ts'
import { answer, failsWith, hang, logPage, refusal, taken } from './remote.ts'
import { sign } from './sign.ts'

const settings = {
  JD_APP_KEY: 'PLANTEDAPPKEY0123456789',
  JD_APP_SECRET: 'planted-app-secret-0123456789-abcdefghijklm',
  JD_ACCESS_TOKEN: 'planted-access-token-of-the-merchant',
  JD_WEBHOOK_SECRET: 'whsec_cGxhbnRlZC13ZWJob29rLXNlY3JldC0wMTIzNDU=',
  JD_SIGN_MODE: 'hmac',
  JD_SEND_METHOD: 'jingdong.im.waiter.chatmessage.send',
  JD_POLL: 'off',
  JD_API_BASE: 'http://jd.test',
  JD_API_TIMEOUT: '0.05',
}

const customerSaid = {
  ...{ id: 'm-1', type: 'chat_message', from: { pin: 'buyer-1', app: 'im.customer' } },
  to: { pin: 'waiter-1', app: 'im.waiter' },
  body: { type: 'text', content: '在吗', chatinfo: { sid: '0123456789abcdef0123456789abcdef', venderId: '10001' } },
}
const message = {
  ...{ messageId: 'msg_1', accountId: 'acc_jd_PLANTEDAPPKEY0123456789', customerRef: 'buyer-1', text: '你好' },
  answers: { remoteKey: 'm-1', raw: customerSaid },
}
const { answers: _, ...unasked } = message
const file = { kind: 'image', name: 'a.png', mime: 'image/png', bytes: new Uint8Array(3) } as const

export const conformance: Conformance = {
  settings,
  otherSettings: {
    JD_APP_KEY: 'ANOTHERAPPKEY9876543210',
    JD_APP_SECRET: 'another-app-secret-0123456789-abcdefghijklm',
    JD_ACCESS_TOKEN: 'another-access-token-of-the-merchant',
    JD_WEBHOOK_SECRET:
      'whsec_YW5vdGhlci13ZWJob29rLXNlY3JldC0wMTIzNDU2,whsec_dGhlLWZvcm1lci13ZWJob29rLXNlY3JldC0wMTIzNDU=',
    JD_SIGN_MODE: 'jos',
    JD_SEND_METHOD: 'merchant.own.send',
    JD_POLL: 'on',
    JD_API_BASE: 'https://jd.example:8443/',
    JD_API_TIMEOUT: '30',
  },
  signedWith: ['JD_APP_SECRET'],
  badValues: {
    JD_APP_KEY: ['two words', 'a\n', ' ', 'x'.repeat(65), '应用'],
    JD_APP_SECRET: ['two words', '\n', '密钥密钥'],
    JD_ACCESS_TOKEN: ['two words', '\n', '令牌令牌'],
    JD_WEBHOOK_SECRET: [
      'whsec_=',
      'whsec_dG9vIHNob3J0',
      'cGxhbnRlZC13ZWJob29rLXNlY3JldC0wMTIzNDU=',
      `${settings.JD_WEBHOOK_SECRET},`,
    ],
    JD_SIGN_MODE: ['md5', 'HMAC', 'hmac jos'],
    JD_SEND_METHOD: ['send', '.im.send', 'im.send message', 'im..send'],
    JD_POLL: ['true', 'On', ' on'],
    JD_API_BASE: ['api.jd.test', 'ftp://jd.test', 'http://jd.test/routerjson', 'http://u@h', 'http://h:99999'],
    JD_API_TIMEOUT: ['0', '0.0', '-1', '1e3', 'soon', '9999999'],
  },
  sign,
  forged,
  message,
  issued: [],
  prepared: (remote) => remote,
  accepts: taken,
  failures: [
    { when: 'the secret is wrong', remote: refusal('12'), kind: 'auth', certain: true },
    { when: 'the token has run out', remote: refusal('19'), kind: 'auth', certain: true },
    { when: 'the app may not send', remote: refusal('24'), kind: 'auth', certain: true },
    { when: 'the gateway answers 403', remote: failsWith(403), kind: 'auth', certain: true },
    { when: 'there were too many calls', remote: refusal('2'), kind: 'rate', certain: true },
    { when: 'the gateway answers 429', remote: failsWith(429), kind: 'rate', certain: true },
    { when: 'nothing is behind the gateway', remote: refusal('66'), kind: 'down', certain: true },
    { when: 'what is behind the gateway fails', remote: refusal('67'), kind: 'down', certain: false },
    { when: 'what is behind the gateway hangs', remote: refusal('65'), kind: 'timeout', certain: false },
    { when: 'the gateway hangs', remote: hang, kind: 'timeout', certain: false },
    { when: 'the conversation is not there', remote: refusal('90001'), kind: 'gone', certain: true },
    { when: 'it is too late', remote: refusal('90002'), kind: 'window_closed', certain: true },
    { when: 'the text is too long', remote: refusal('90003'), kind: 'rejected', certain: true },
    { when: 'the code is new', remote: refusal('77777'), kind: 'rejected', certain: true },
    { when: 'the code is no code', remote: refusal('<script>'), kind: 'rejected', certain: true },
    { when: 'another method answers', remote: answer({ other_responce: { code: '0' } }), kind: 'down', certain: false },
    {
      ...{ when: 'the result says no', kind: 'auth', certain: true },
      remote: answer({ jingdong_im_waiter_chatmessage_send_responce: { code: '24' } }),
    },
    {
      ...{ when: 'the customer has not written', remote: taken, kind: 'window_closed', certain: true },
      message: unasked,
    },
    {
      ...{ when: 'it is a file', remote: taken, kind: 'unsupported', certain: true },
      message: { ...message, file },
    },
  ],
  never: [],
  pulls: {
    settings: { ...settings, JD_POLL: 'on' },
    accountId: 'acc_jd_PLANTEDAPPKEY0123456789_chatlog',
    brings: (payloads, more = false) =>
      answer(
        logPage(
          payloads.map((payload): unknown => JSON.parse(payload)),
          more ? 1_000 : payloads.length,
        ),
      ),
  },
}
