import { ChannelError, type ChannelErrorKind } from '../../../platform/errors.ts'

type Meaning = readonly [kind: ChannelErrorKind, certain: boolean, text: string, reason?: string]

/**
 * Below 1,000: the gateway's own (https://jos.jd.com). From 90,000 on: of the send method, which is our own design
 * (README.md). What failed behind the gateway may have been done all the same.
 */
const meanings = new Map<string, Meaning>([
  ['1', ['down', false, 'the service is not available']],
  ['2', ['rate', true, 'there were too many calls']],
  ['3', ['auth', true, 'the request is forbidden']],
  ['8', ['auth', true, 'the clock of this machine is wrong']],
  ['12', ['auth', true, 'JD_APP_SECRET is wrong']],
  ['15', ['auth', true, 'JD_SEND_METHOD names a method that there is not']],
  ['18', ['auth', true, 'JD_ACCESS_TOKEN is not set']],
  ['19', ['auth', true, 'JD_ACCESS_TOKEN is wrong or has run out']],
  ['20', ['auth', true, 'JD_APP_KEY is wrong']],
  ['21', ['auth', true, 'JD_APP_KEY is wrong']],
  ['22', ['auth', true, 'who granted the token is no merchant']],
  ['23', ['auth', true, 'the method is switched off']],
  ['24', ['auth', true, 'the app may not use the method']],
  ['25', ['auth', true, 'the app is not online']],
  ['43', ['down', false, 'the system failed']],
  ['64', ['auth', true, 'this kind of merchant may not use the method']],
  ['65', ['timeout', false, 'the service behind the gateway did not answer in time']],
  ['66', ['down', true, 'the service behind the gateway is not there']],
  ['67', ['down', false, 'the service behind the gateway failed']],
  ['90001', ['gone', true, '会话已不存在', 'ended']],
  ['90002', ['window_closed', true, '距客户上次发言已超过 24 小时，客户再次发言前不能发送', 'too_late']],
  ['90003', ['rejected', true, 'the text is longer than 500 characters']],
  ['90004', ['rejected', true, 'the content is not allowed']],
])

/** What a code of the gateway means to whoever asked. Of what it says beside the code nothing is repeated: it may repeat us. */
export function josError(code: string): ChannelError {
  const name = /^[\w.-]{1,20}$/.test(code) ? code : 'unreadable'
  const [kind, certain, text, reason] = meanings.get(name) ?? ['rejected', true, 'it was refused']
  return new ChannelError(kind, certain, `JD answered ${name}: ${text}`, reason === undefined ? {} : { reason })
}
