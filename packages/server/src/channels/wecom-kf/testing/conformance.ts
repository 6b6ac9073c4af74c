import type { Conformance } from '../../testing/conformance.ts'
import { forged } from './forged.ts'
import { accessToken, answer, badGateway, hang, prepared, refusal, routed } from './remote.ts'
import { sign } from './sign.ts'

const taken = answer({ errcode: 0, errmsg: 'ok', msgid: 'msg_1' })
const tokenOnly = (token: typeof fetch) => routed({ gettoken: token }, taken)
const inState = (service_state: number) =>
  prepared(routed({ 'kf/service_state/get': answer({ errcode: 0, service_state }) }, refusal(95018)))
const stateUnknown = (state: typeof fetch) => prepared(routed({ 'kf/service_state/get': state }, refusal(95018)))

const accountList = answer({
  errcode: 0,
  account_list: [
    { open_kfid: 'wkAAA', name: '售后客服', manage_privilege: true },
    { open_kfid: 'wkBBB', name: '', manage_privilege: true },
  ],
})
const page = (payloads: readonly string[], more: boolean) => ({
  ...{ errcode: 0, errmsg: 'ok', next_cursor: 'next-1', has_more: more ? 1 : 0 },
  msg_list: payloads.map((payload): unknown => JSON.parse(payload)),
})

const message = { messageId: 'msg_1', accountId: 'acc_wecom-kf_wkAAA', customerRef: 'wmCustomer-1', text: '你好' }

export const conformance: Conformance = {
  settings: {
    WECHAT_CORP_ID: 'ww5f0c1d2e3b4a6978',
    WECHAT_SECRET: 'planted-app-secret-0123456789-abcdefghijklm',
    WECOM_CALLBACK_TOKEN: 'plantedCallbackToken01',
    WECOM_ENCODING_AES_KEY: 'plantedAesKeyabcdefghijklmnopqrstuvwxyz0123',
    WECOM_KF_SECRET: 'planted-kf-secret-0123456789-abcdefghijklmn',
    WECOM_KF_TOKEN: 'plantedKfToken03',
    WECOM_KF_AES_KEY: 'plantedKfAesKeybcdefghijklmnopqrstuvwxyz012',
    WECOM_KF_MODE: 'hosted',
    WECHAT_API_BASE: 'http://wecom.test',
    WECHAT_API_TIMEOUT: '0.05',
  },
  otherSettings: {
    WECHAT_CORP_ID: 'ww00000000000000ff',
    WECHAT_SECRET: 'another-app-secret-0123456789-abcdefghijklm',
    WECOM_CALLBACK_TOKEN: 'anotherCallbackToken02',
    WECOM_ENCODING_AES_KEY: 'anotherAesKeyabcdefghijklmnopqrstuvwxyz0123',
    WECOM_KF_SECRET: 'another-kf-secret-0123456789-abcdefghijklmn',
    WECOM_KF_TOKEN: 'anotherKfToken04',
    WECOM_KF_AES_KEY: 'anotherKfAesKeybcdefghijklmnopqrstuvwxyz012',
    WECOM_KF_MODE: 'native',
    WECHAT_API_BASE: 'https://wecom.example:8443/',
    WECHAT_API_TIMEOUT: '30',
  },
  signedWith: ['WECHAT_CORP_ID', 'WECOM_KF_TOKEN', 'WECOM_KF_AES_KEY'],
  badValues: {
    WECHAT_CORP_ID: ['ww 1', 'ww1\n', ' '],
    WECHAT_SECRET: ['two words', '\n'],
    WECOM_CALLBACK_TOKEN: ['with-dash', 'x'.repeat(33), ' ', '令牌'],
    WECOM_ENCODING_AES_KEY: ['x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}=`, 'undefined'],
    WECOM_KF_SECRET: ['two words', '\n'],
    WECOM_KF_TOKEN: ['with-dash', 'x'.repeat(33), ' ', '令牌'],
    WECOM_KF_AES_KEY: ['x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}=`, 'undefined'],
    WECOM_KF_MODE: ['Native', 'both', ' hosted'],
    WECHAT_API_BASE: ['qyapi.test', 'ftp://wecom.test', 'http://wecom.test/cgi-bin', 'http://u@h', 'http://h:99999'],
    WECHAT_API_TIMEOUT: ['0', '0.0', '-1', '1e3', 'soon', '9999999'],
  },
  sign,
  forged,
  message,
  issued: [accessToken],
  prepared,
  accepts: prepared(taken),
  failures: [
    { when: 'the secret is wrong', remote: tokenOnly(refusal(40001)), kind: 'auth', certain: true },
    { when: 'every token is refused', remote: prepared(refusal(42001)), kind: 'auth', certain: true },
    { when: 'the account is not this app’s', remote: prepared(refusal(48007)), kind: 'auth', certain: true },
    { when: 'customer service is not open to the API', remote: prepared(refusal(95017)), kind: 'auth', certain: true },
    { when: 'there were too many calls', remote: prepared(refusal(45009)), kind: 'rate', certain: true },
    { when: 'too many calls at once', remote: prepared(refusal(45033)), kind: 'rate', certain: true },
    { when: 'WeCom is busy', remote: prepared(refusal(-1)), kind: 'down', certain: true },
    { when: 'no token comes back', remote: tokenOnly(answer({ errcode: 0 })), kind: 'down', certain: true },
    { when: 'the token service answers 502', remote: tokenOnly(badGateway), kind: 'down', certain: true },
    { when: 'the token service hangs', remote: tokenOnly(hang), kind: 'timeout', certain: true },
    { when: 'WeCom hangs', remote: prepared(hang), kind: 'timeout', certain: false },
    { when: 'five messages were sent', remote: prepared(refusal(95001)), kind: 'window_closed', certain: true },
    { when: 'it is too late', remote: prepared(refusal(95002)), kind: 'window_closed', certain: true },
    { when: 'the customer waits in the pool', remote: inState(2), kind: 'rejected', certain: true },
    { when: 'a colleague has the session', remote: inState(3), kind: 'rejected', certain: true },
    { when: 'the session is over by now', remote: inState(4), kind: 'gone', certain: true },
    { when: 'the state allows it and WeCom does not', remote: inState(1), kind: 'rejected', certain: true },
    { when: 'nobody says what state it is', remote: stateUnknown(hang), kind: 'down', certain: true },
    { when: 'asking for the state is refused', remote: stateUnknown(refusal(48002)), kind: 'auth', certain: true },
    { when: 'the session ended', remote: prepared(refusal(95013)), kind: 'gone', certain: true },
    { when: 'there is no such account', remote: prepared(refusal(95000)), kind: 'gone', certain: true },
    { when: 'there is no such customer', remote: prepared(refusal(40096)), kind: 'gone', certain: true },
    { when: 'the content is refused', remote: prepared(refusal(44004)), kind: 'rejected', certain: true },
    { when: 'the code is new', remote: prepared(refusal(77777)), kind: 'rejected', certain: true },
    {
      ...{ when: 'the customer is a member', remote: taken, kind: 'rejected', certain: true },
      message: { ...message, customerRef: 'emp:zhangsan' },
    },
    {
      ...{ when: 'the account is not ours', remote: taken, kind: 'rejected', certain: true },
      message: { ...message, accountId: 'acc_wecom-app_1' },
    },
  ],
  never: ['unsupported'],
  pulls: {
    accountId: message.accountId,
    brings: (payloads, more = false) =>
      prepared(routed({ 'kf/account/list': accountList }, answer(page(payloads, more)))),
  },
}
