import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkAndGetUsers, getSecureKey, passwordLogin } from './auth.ts'
import { YunkeApiError, YunkeHostError, YunkePasswordError } from './errors.ts'
import { isRecord } from './is-record.ts'
import { failure } from './testing/failure.ts'
import { type Behaviour, fakeYunke, fine, refused } from './testing/fake-yunke.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 })
const jwk = privateKey.export({ format: 'jwk' })
const hexOf = (text = '') => Buffer.from(text, 'base64url').toString('hex')
const key = { modulus: hexOf(jwk.n), public_exponent: hexOf(jwk.e) }
const login = { phone: '13800138000', password: '密码Passw0rd', companyCode: 'abc123' } as const

const withCookies = (body: object, ...cookies: string[]): Response => {
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(body), { headers })
}

const answers =
  (last: Behaviour): Behaviour =>
  (seen, count) => {
    if (seen.url.pathname === '/cms/auth/login')
      return new Response('<html>', { headers: { 'set-cookie': 'page=1; Path=/' } })
    if (!seen.url.pathname.endsWith('/getSecureKey')) return last(seen, count)
    const data = seen.url.pathname.startsWith('/newuc') ? key : { data: key }
    return withCookies({ success: true, code: '10000', data }, 'JSESSIONID=J1; Path=/; HttpOnly')
  }

const opened = (hex: unknown): string => {
  const whole = Buffer.from(String(hex).padStart(256, '0'), 'hex')
  const plain = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, whole)
  return plain.subarray(plain.findIndex((byte) => byte !== 0)).toString()
}

describe('the key of a login', () => {
  test.each([
    ['under data.data', { data: key }],
    ['under data', key],
  ])('is read %s, with the cookies that belong to it', async (_name, data) => {
    const yunke = fakeYunke(() => withCookies({ success: true, data }, 'JSESSIONID=J1; Path=/', 'gone=; Max-Age=0'))
    expect(await getSecureKey({ phone: login.phone, client: yunke.client })).toEqual({
      modulus: key.modulus,
      publicExponent: key.public_exponent,
      cookies: { JSESSIONID: 'J1' },
    })
    expect(yunke.seen).toMatchObject([{ method: 'POST', body: { phone: login.phone } }])
    expect(yunke.seen[0]?.url.pathname).toBe('/usercenter/login/getSecureKey')
  })

  test('that does not come is an error with the code of Yunke', async () => {
    const { client } = fakeYunke(() => refused('50001', '系统繁忙'))
    expect(await failure(getSecureKey({ phone: login.phone, client }))).toMatchObject({
      code: '50001',
      message: '系统繁忙',
    })
  })
})

describe('the login with a password', () => {
  const cookies = ['user=U+1/=; Path=/; HttpOnly', 'userToken="T=2"; Path=/', 'JESONG_USER_ID=7; Path=/']

  test('sends the encrypted password with the cookies of the key, and hands over what the login set', async () => {
    const yunke = fakeYunke(answers(() => withCookies(fine({ id: 'u7', token: 't' }), ...cookies)))
    const { json, cookies: set } = await passwordLogin({ ...login, client: yunke.client })
    expect(json).toMatchObject({ data: { id: 'u7' } })
    expect(set).toEqual({ user: 'U+1/=', userToken: '"T=2"', JESONG_USER_ID: '7' })
    const sent = yunke.seen[1]
    expect([sent?.url.pathname, sent?.cookies]).toEqual(['/usercenter/login/pcLogin', { JSESSIONID: 'J1' }])
    expect(sent?.headers).not.toHaveProperty('sec-fetch-site')
    expect(sent?.body).toEqual({
      ...{ phone: login.phone, companyCode: 'abc123', loginType: 'yunkecn' },
      ...{ password: expect.any(String), smsCode: '', validCode: '', codeUuid: '' },
    })
    expect(opened(isRecord(sent?.body) ? sent.body.password : '')).toBe(login.password)
  })

  test.each([
    ['10004', '密码错误'],
    ['22002', '账号锁定'],
    ['', '登录密码错误'],
  ])('that is refused with code "%s" is not tried again with that password', async (code, message) => {
    const yunke = fakeYunke(answers(() => (code === '' ? { success: false, message } : refused(code, message))))
    const tries = () => passwordLogin({ ...login, client: yunke.client })
    expect(await failure(tries())).toBeInstanceOf(YunkePasswordError)
    expect(await failure(tries())).toMatchObject({ name: 'YunkePasswordError', code, message })
    expect(yunke.count('/usercenter/login/pcLogin')).toBe(1)
    await failure(passwordLogin({ ...login, password: 'another', client: yunke.client }))
    expect(yunke.count('/usercenter/login/pcLogin')).toBe(2)
  })

  test('that a person has allowed again may use the same password', async () => {
    const yunke = fakeYunke(answers(() => refused('10005', '账号锁定')))
    await failure(passwordLogin({ ...login, client: yunke.client }))
    yunke.client.accounts.forgive({ ...login, domain: 'https://crm.yunkecn.com/' })
    await failure(passwordLogin({ ...login, client: yunke.client }))
    expect(yunke.count('/usercenter/login/pcLogin')).toBe(2)
  })

  test('that fails otherwise is an error with the code of Yunke, and is not repeated', async () => {
    const yunke = fakeYunke(answers(() => refused('22003', '会话过期')))
    const error = await failure(passwordLogin({ ...login, client: yunke.client }))
    expect(error).toMatchObject({ name: 'YunkeApiError', code: '22003' })
    const busy = fakeYunke(answers(() => new Response('', { status: 503 })))
    await failure(passwordLogin({ ...login, client: busy.client }))
    expect([yunke, busy].map(({ count }) => count('/usercenter/login/pcLogin'))).toEqual([1, 1])
  })

  test.each(['12345678901', '1380013800', '+8613800138000', '138001380001'])(
    'is refused here for the phone %s, before anything is sent',
    async (phone) => {
      const yunke = fakeYunke(answers(() => fine()))
      for (const work of [passwordLogin, checkAndGetUsers, getSecureKey]) {
        expect(await failure(work({ ...login, phone, client: yunke.client }))).toBeInstanceOf(RangeError)
      }
      expect(yunke.seen).toEqual([])
    },
  )

  test('never sends a password to a host that is not on the list', async () => {
    const yunke = fakeYunke(answers(() => fine()))
    const work = passwordLogin({ ...login, domain: 'https://evil.example.com', client: yunke.client })
    expect(await failure(work)).toBeInstanceOf(YunkeHostError)
    expect(yunke.seen).toEqual([])
  })
})

describe('the companies of a phone', () => {
  const row = {
    userId: 'u1',
    userType: 1,
    companyCode: 'abc123',
    company: '云杉科技',
    domain: 'https://crm2.yunkecn.com/',
  }

  test('are told with the host that each lives on', async () => {
    const yunke = fakeYunke(answers(() => ({ code: 10000, msg: '', data: [row, { companyCode: 'no user' }] })))
    expect(await checkAndGetUsers({ ...login, client: yunke.client })).toEqual([
      { ...row, domain: 'https://crm2.yunkecn.com', domainAllowed: true },
    ])
    const [, keyCall, last] = yunke.seen
    expect([keyCall?.method, keyCall?.url.pathname, keyCall?.url.search]).toEqual([
      'GET',
      '/newuc/login/getSecureKey',
      `?account=${login.phone}`,
    ])
    expect(last?.cookies).toEqual({ pc_register: '1', i18next: 'zh-CN', page: '1', JSESSIONID: 'J1' })
    expect(last?.body).toMatchObject({ method: 'PASSWD', scope: 'company', account: login.phone, smsCode: '' })
    expect(opened(isRecord(last?.body) ? last.body.passwd : '')).toBe(login.password)
  })

  test('on a host that is not on the list are told, but marked', async () => {
    const { client } = fakeYunke(answers(() => ({ code: 10000, data: [{ ...row, domain: 'crm.example.com' }] })))
    expect(await checkAndGetUsers({ ...login, client })).toMatchObject([
      { domain: 'https://crm.example.com', domainAllowed: false },
    ])
  })

  test('are not asked for again with a password that was refused', async () => {
    const yunke = fakeYunke(answers(() => ({ code: 22001, msg: '密码错误' })))
    const tries = () => checkAndGetUsers({ ...login, client: yunke.client })
    expect(await failure(tries())).toMatchObject({ name: 'YunkePasswordError', code: '22001', message: '密码错误' })
    expect(await failure(tries())).toBeInstanceOf(YunkePasswordError)
    expect(yunke.count('/newuc/login/checkAndGetUsers')).toBe(1)
  })

  test('are found also when the login page does not open', async () => {
    const behave = answers(() => ({ code: 10000, data: [row] }))
    const { client } = fakeYunke((seen, count) =>
      seen.url.pathname === '/cms/auth/login' ? Promise.reject(new Error('down')) : behave(seen, count),
    )
    expect(await checkAndGetUsers({ ...login, client })).toHaveLength(1)
  })

  test('are an error when Yunke refuses otherwise', async () => {
    const { client } = fakeYunke(answers(() => ({ code: 50001, msg: '系统繁忙' })))
    expect(await failure(checkAndGetUsers({ ...login, client }))).toEqual(new YunkeApiError('系统繁忙', '50001'))
  })
})
