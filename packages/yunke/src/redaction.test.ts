import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import {
  CallLogClient,
  checkAndGetUsers,
  passwordLogin,
  RecordClient,
  YunkeApiError,
  YunkeOpenClient,
} from './index.ts'
import { createRedact, maskPhone } from './redact.ts'
import { failure } from './testing/failure.ts'
import { type Behaviour, fakeYunke, fine, type Seen } from './testing/fake-yunke.ts'

const phone = '13812345678'
const password = 'planted Pass+word/='
const cookies = { user: 'planted+user/=', userToken: 'planted+token/=', JESONG_USER_ID: 'u1' }
const signKey = 'planted-sign-key'
const url = 'https://oss.example.com/a.mp3?Signature=planted-signature'
const key = { modulus: 'f'.repeat(256), public_exponent: '10001' }
const planted = [
  phone,
  password,
  encodeURIComponent(password),
  'planted+user',
  'planted+token',
  signKey,
  'planted-signature',
]

/** Everything that was sent, and what else Yunke may throw back at the caller: a login page has opened the password. */
const echo = (seen: Seen) =>
  `${JSON.stringify(seen.body ?? '')} ${seen.headers.cookie ?? ''} ${passwordIn(seen)} ${url} ${phone} ${seen.headers.sign ?? ''}`

const passwordIn = ({ url: { pathname } }: Seen) => (pathname.includes('/login/') ? password : '')

const faults: Record<string, Behaviour> = {
  'a refusal': (seen) => ({ success: false, code: '50001', message: echo(seen) }),
  'a wrong password': (seen) => ({ success: false, code: '10004', message: echo(seen) }),
  'a login that has ended': (seen) => ({ success: false, code: '10001', msg: echo(seen) }),
  HTML: (seen) => new Response(`<html>${echo(seen)}</html>`),
  'HTTP 500': (seen) => new Response(echo(seen), { status: 500 }),
  'a redirect': (seen) =>
    new Response('', { status: 302, headers: { location: `/?${encodeURIComponent(echo(seen))}` } }),
  'a connection that fails': (seen) => Promise.reject(Object.assign(new Error(echo(seen)), { code: 'ECONNRESET' })),
  silence: () => new Promise(() => {}),
}

const calls: Record<string, (client: ReturnType<typeof fakeYunke>['client']) => Promise<unknown>> = {
  'a login': (client) => passwordLogin({ phone, password, companyCode: 'planted-company', client }),
  'the list of companies': (client) => checkAndGetUsers({ phone, password, client }),
  'a list of calls': (client) => {
    const options = { phone, companyCode: 'planted-company', userId: 'u1', cookies, client }
    return new CallLogClient(options).getCallLogs({
      ...{ startTime: '2025-11-01 00:00', endTime: '2025-11-01 23:59', searchPhone: phone },
    })
  },
  'an open call': (client) => {
    const options = { company: 'planted-company', partnerId: 'p1', signKey, client }
    return new YunkeOpenClient(options).calls.dial({ partnerId: 'p1', phone })
  },
}

describe.each(Object.entries(calls))(
  'neither an error nor a log line of %s shows a secret or a phone',
  (_call, make) => {
    test.each(Object.entries(faults))('%s', async (_fault, fault) => {
      const { client, lines } = fakeYunke(
        (seen, count) => {
          const isKey = seen.url.pathname.endsWith('/getSecureKey')
          return isKey ? { success: true, data: { ...key, data: key } } : fault(seen, count)
        },
        { timeoutMs: 50 },
      )
      const error = await failure(make(client))
      expect(error).toBeInstanceOf(YunkeApiError)
      expect(lines.length).toBeGreaterThan(0)
      const shown = [String(error), inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error)]
      for (const text of shown) for (const secret of planted) expect(text).not.toContain(secret)
      for (const line of lines) for (const secret of [...planted, 'planted-company']) expect(line).not.toContain(secret)
    })
  },
)

test('a successful login and a fetched recording are told with a masked phone and without their results', async () => {
  const { client, lines } = fakeYunke(({ url: { pathname } }) => {
    if (pathname.endsWith('/getSecureKey')) return { success: true, data: key }
    if (pathname.endsWith('/getRecordUrl')) return fine(url)
    return new Response(JSON.stringify(fine({ id: 'u1', token: 'planted-token' })), {
      headers: { 'set-cookie': 'userToken=planted+token/=; Path=/' },
    })
  })
  await passwordLogin({ phone, password, companyCode: 'abc123', client })
  await new RecordClient({ phone, companyCode: 'abc123', userId: 'u1', cookies, client }).getRecordUrl('v1')
  const text = lines.join('\n')
  expect(text).toContain('138****5678')
  expect(text).toContain('/pc/callLog/getRecordUrl')
  for (const secret of [...planted, 'planted-token']) expect(text).not.toContain(secret)
})

test('every call is told in the log by its path, and every relogin too', async () => {
  const { client, lines } = fakeYunke(({ cookies: sent }) =>
    sent.userToken === 'new' ? fine({ data: [] }) : { success: false, code: '10001' },
  )
  const autoLoginCallback = async () => ({ success: true, cookies: { userToken: 'new' } })
  const options = { phone, companyCode: 'abc123', userId: 'u1', cookies, client, autoLoginCallback }
  await new CallLogClient(options).getCallLogs({ startTime: '2025-11-01 00:00', endTime: '2025-11-01 23:59' })
  expect(lines).toEqual([
    expect.stringMatching(/^云客 POST \/pc\/callLog\/list 返回 HTTP 200 \(\d+ ms\)$/),
    '云客账号 138****5678 登录失效 (code=10001), 自动登录',
    '云客账号 138****5678 自动登录成功',
    expect.stringMatching(/^云客 POST \/pc\/callLog\/list 返回 HTTP 200 \(\d+ ms\)$/),
  ])
})

test.each([
  ['13800138000', '138****8000'],
  ['02160000001', '****0001'],
  ['', '****'],
])('%s is shown as %s', (text, masked) => {
  expect(maskPhone(text)).toBe(masked)
})

test('an address loses what follows its path, and ids keep their digits', () => {
  const redact = createRedact([])
  expect(redact('see https://a.example.com/b.mp3?Signature=x&y=1 and 913800138000123')).toBe(
    'see https://a.example.com/b.mp3?*** and 913800138000123',
  )
})
