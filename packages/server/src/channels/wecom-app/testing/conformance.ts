import type { Conformance } from '../../testing/conformance.ts'
import { forged } from './forged.ts'
import { sign } from './sign.ts'

const settings = {
  WECHAT_CORP_ID: 'ww5f0c1d2e3b4a6978',
  WECHAT_AGENT_ID: '1000002',
  WECHAT_SECRET: 'planted-app-secret-0123456789-abcdefghijklm',
  WECOM_CALLBACK_TOKEN: 'plantedCallbackToken01',
  WECOM_ENCODING_AES_KEY: 'plantedAesKeyabcdefghijklmnopqrstuvwxyz0123',
  WECHAT_API_BASE: 'http://wecom.test',
  WECHAT_API_TIMEOUT: '0.05',
}

const accessToken = 'planted-access-token-of-the-test'
const answer = (body: unknown) => async () => Response.json(body)
const refusal = (errcode: number) => answer({ errcode, errmsg: 'refused, hint: [1_1_1], from ip: 203.0.113.7' })
const taken = answer({ errcode: 0, errmsg: 'ok', msgid: 'remote-1' })

const withToken =
  (token: typeof fetch, send: typeof fetch): typeof fetch =>
  (input, init) =>
    String(input).includes('/cgi-bin/gettoken') ? token(input, init) : send(input, init)
const prepared = (send: typeof fetch) =>
  withToken(answer({ errcode: 0, errmsg: 'ok', access_token: accessToken, expires_in: 7200 }), send)
const tokenOnly = (token: typeof fetch) => withToken(token, taken)

const message = { messageId: 'msg_1', accountId: 'acc_wecom-app_1000002', customerRef: 'emp:zhangsan', text: '你好' }
const to = (customerRef: string) => ({ ...message, customerRef })
const listed = (list: string) => prepared(answer({ errcode: 0, errmsg: 'ok', msgid: 'remote-1', [list]: 'zhangsan' }))

export const conformance: Conformance = {
  settings,
  otherSettings: {
    WECHAT_CORP_ID: 'ww00000000000000ff',
    WECHAT_AGENT_ID: '1000009',
    WECHAT_SECRET: 'another-app-secret-0123456789-abcdefghijklm',
    WECOM_CALLBACK_TOKEN: 'anotherCallbackToken02',
    WECOM_ENCODING_AES_KEY: 'anotherAesKeyabcdefghijklmnopqrstuvwxyz0123',
    WECHAT_API_BASE: 'https://wecom.example:8443/',
    WECHAT_API_TIMEOUT: '30',
  },
  signedWith: ['WECHAT_CORP_ID', 'WECOM_CALLBACK_TOKEN', 'WECOM_ENCODING_AES_KEY'],
  badValues: {
    WECHAT_CORP_ID: ['ww 1', 'ww1\n', ' '],
    WECHAT_AGENT_ID: ['abc', '-1', '0', '1e6', '1000002 ', '99999999999999999999'],
    WECHAT_SECRET: ['two words', '\n'],
    WECOM_CALLBACK_TOKEN: ['with-dash', 'x'.repeat(33), ' ', '令牌'],
    WECOM_ENCODING_AES_KEY: ['x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}=`, 'undefined'],
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
    { when: 'the app is disabled', remote: prepared(refusal(50003)), kind: 'auth', certain: true },
    { when: 'the address is not trusted', remote: prepared(refusal(60020)), kind: 'auth', certain: true },
    { when: 'every token is refused', remote: prepared(refusal(42001)), kind: 'auth', certain: true },
    { when: 'the member has no licence', remote: listed('unlicenseduser'), kind: 'auth', certain: true },
    { when: 'there were too many calls', remote: prepared(refusal(45009)), kind: 'rate', certain: true },
    { when: 'too many tokens were fetched', remote: tokenOnly(refusal(45009)), kind: 'rate', certain: true },
    { when: 'WeCom is busy', remote: prepared(refusal(-1)), kind: 'down', certain: true },
    { when: 'no token comes back', remote: tokenOnly(answer({ errcode: 0 })), kind: 'down', certain: true },
    { when: 'the token service answers 502', remote: tokenOnly(badGateway), kind: 'down', certain: true },
    { when: 'the token service hangs', remote: tokenOnly(hang), kind: 'timeout', certain: true },
    { when: 'WeCom hangs', remote: prepared(hang), kind: 'timeout', certain: false },
    { when: 'the content is refused', remote: prepared(refusal(44004)), kind: 'rejected', certain: true },
    { when: 'the code is new', remote: prepared(refusal(77777)), kind: 'rejected', certain: true },
    { when: 'nobody is reached', remote: prepared(refusal(81013)), kind: 'gone', certain: true },
    { when: 'the member is listed as invalid', remote: listed('invaliduser'), kind: 'gone', certain: true },
    { when: 'the conversation ended', remote: prepared(refusal(95013)), kind: 'window_closed', certain: true },
    { when: 'the member would be everyone', remote: taken, message: to('emp:@all'), kind: 'rejected', certain: true },
    { when: 'the member would be two', remote: taken, message: to('emp:a|b'), kind: 'rejected', certain: true },
    { when: 'the customer is not ours', remote: taken, message: to('wm:a'), kind: 'rejected', certain: true },
  ],
  never: ['unsupported'],
}

async function badGateway(): Promise<Response> {
  return new Response('<html>502</html>', { status: 502 })
}

function hang(_input: unknown, init?: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })
}
