import type { OutgoingMessage } from '../../channel.ts'
import type { Conformance } from '../../testing/conformance.ts'
import type { Account } from '../account.ts'
import { forged } from './forged.ts'
import { badGateway, hang, json, refusal, routed, taken } from './remote.ts'
import { sign } from './sign.ts'

const settings = {
  DOUYIN_CLIENT_KEY: 'planted-client-key-01',
  DOUYIN_CLIENT_SECRET: 'planted-client-secret-0123456789abcdef',
  DOUYIN_API_BASE: 'http://douyin.test',
  DOUYIN_API_TIMEOUT: '0.05',
  DOUYIN_SCOPES: 'im.direct_message,im.recall_message',
  DOUYIN_WEBHOOK_SECRET: 'whsec_cGxhbnRlZC13ZWJob29rLXNlY3JldC1vZi10aGUtdGVzdHM=',
}

const accessToken = 'act.planted-access-token-of-the-tests'
const oldToken = 'act.planted-access-token-that-is-old'
const refreshToken = 'rft.planted-refresh-token-of-the-tests'
const clientToken = 'clt.planted-client-token-of-the-tests'
const farMs = 10 * 24 * 3_600_000

const account = (openId: string, more: Partial<Account> = {}): Record<string, string> => ({
  [`account ${openId}`]: JSON.stringify({
    ...{ openId, name: '应答旗舰店', accessToken, accessUntil: Date.now() + farMs, refreshToken },
    ...{ refreshUntil: Date.now() + 2 * farMs, renewals: 0, authorised: true, ...more },
  }),
})

const message: OutgoingMessage = {
  messageId: 'msg_1',
  accountId: 'acc_douyin_business-1',
  customerRef: 'customer-1',
  text: '你好',
  answers: {
    remoteKey: 'key',
    sentAt: new Date().toISOString(),
    raw: { server_message_id: '@in==', conversation_short_id: '@conversation==' },
  },
}
const { answers: _, ...unasked } = message
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const late = { ...message, answers: { ...message.answers, remoteKey: 'key', sentAt: hoursAgo(25) } }
const from = (openId: string) => ({ ...message, accountId: `acc_douyin_${openId}` })
const image = { kind: 'image', name: 'a.png', mime: 'image/png', bytes: new Uint8Array([1]) } as const
const voice = { kind: 'voice', name: 'a.amr', mime: 'audio/amr', bytes: new Uint8Array([1]) } as const
const picture = { ...message, file: image }

const appToken = json({ data: { access_token: clientToken, expires_in: '7200', error_code: 0 }, message: 'success' })
const ofApp = (upload: typeof fetch) =>
  routed({ '/oauth/client_token/': appToken, '/tool/imagex/client_upload/': upload }, taken)
const refreshing = (refresh: typeof fetch) => routed({ '/oauth/refresh_token/': refresh }, taken)
const stale = from('stale-1')
const over = from('over-1')

export const conformance: Conformance = {
  settings,
  otherSettings: {
    DOUYIN_CLIENT_KEY: 'another-client-key-02',
    DOUYIN_CLIENT_SECRET: 'another-client-secret-0123456789abcdef',
    DOUYIN_API_BASE: 'https://douyin.example:8443/',
    DOUYIN_API_TIMEOUT: '30',
    DOUYIN_SCOPES: 'im.direct_message',
    DOUYIN_WEBHOOK_SECRET: 'whsec_YW5vdGhlci13ZWJob29rLXNlY3JldC1vZi10aGUtdGVzdHM=',
  },
  signedWith: ['DOUYIN_CLIENT_SECRET'],
  badValues: {
    DOUYIN_CLIENT_KEY: ['two words', 'key\n', ' ', '密钥'],
    DOUYIN_CLIENT_SECRET: ['two words', '\n'],
    DOUYIN_API_BASE: [
      'open.douyin.test',
      'ftp://douyin.test',
      'http://douyin.test/oauth',
      'http://u@h',
      'http://h:99999',
    ],
    DOUYIN_API_TIMEOUT: ['0', '0.0', '-1', '1e3', 'soon', '99999'],
    DOUYIN_SCOPES: ['im.direct_message,', 'IM', 'a b', ','],
    DOUYIN_WEBHOOK_SECRET: ['cGxhbnRlZA==', 'whsec_x', 'whsec_c2hvcnQ=', 'whsec_***'],
  },
  sign,
  forged,
  message,
  kept: {
    ...account('business-1'),
    ...account('stale-1', { accessUntil: Date.now() + 60_000 }),
    ...account('over-1', { accessUntil: Date.now() - 60_000, accessToken: oldToken }),
    ...account('away-1', { authorised: false }),
  },
  issued: [accessToken, oldToken, refreshToken, clientToken],
  prepared: (remote) => remote,
  accepts: taken,
  failures: [
    { when: 'every token is refused', remote: refusal(2190002), kind: 'auth', certain: true },
    { when: 'the token belongs to another', remote: refusal(2190015), kind: 'auth', certain: true },
    { when: 'consent has ended', remote: refreshing(refusal(10010)), message: over, kind: 'auth', certain: true },
    { when: 'its owner took the account away', remote: taken, message: from('away-1'), kind: 'auth', certain: true },
    { when: 'the account was never connected', remote: taken, message: from('nobody'), kind: 'auth', certain: true },
    { when: 'there were too many calls', remote: refusal(28003018), kind: 'rate', certain: true },
    { when: 'no new token is to be had', remote: refreshing(badGateway), message: over, kind: 'down', certain: true },
    { when: 'the token service hangs', remote: refreshing(hang), message: over, kind: 'down', certain: true },
    { when: 'the answer says neither yes nor no', remote: json({}), kind: 'down', certain: false },
    {
      when: 'a token is only short, and Douyin busy',
      remote: badGateway,
      message: stale,
      kind: 'down',
      certain: false,
    },
    { when: 'Douyin hangs', remote: hang, kind: 'timeout', certain: false },
    { when: 'the content is refused', remote: refusal(28001038), kind: 'rejected', certain: true },
    { when: 'the code is new', remote: refusal(77777), kind: 'rejected', certain: true },
    {
      when: 'the text is too long',
      remote: taken,
      message: { ...message, text: '长'.repeat(1_001) },
      kind: 'rejected',
      certain: true,
    },
    {
      when: 'the account is another channel’s',
      remote: taken,
      message: { ...message, accountId: 'acc_x' },
      kind: 'rejected',
      certain: true,
    },
    {
      when: 'the customer has a blank',
      remote: taken,
      message: { ...message, customerRef: 'a b' },
      kind: 'rejected',
      certain: true,
    },
    {
      when: 'the picture is not taken',
      remote: ofApp(refusal(2100005)),
      message: picture,
      kind: 'rejected',
      certain: true,
    },
    { when: 'the picture does not go up', remote: ofApp(badGateway), message: picture, kind: 'down', certain: true },
    { when: 'the customer is banned', remote: refusal(28003101), kind: 'gone', certain: true },
    { when: 'the customer has not written', remote: taken, message: unasked, kind: 'window_closed', certain: true },
    { when: 'the customer wrote a day ago', remote: taken, message: late, kind: 'window_closed', certain: true },
    { when: 'Douyin counted more replies', remote: refusal(28003070), kind: 'window_closed', certain: true },
    { when: 'it is a voice', remote: taken, message: { ...message, file: voice }, kind: 'unsupported', certain: true },
  ],
  never: [],
}
