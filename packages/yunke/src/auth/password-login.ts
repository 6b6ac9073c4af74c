import { BASE_URL, getCommonHeaders } from '../base.ts'
import type { Cookies } from '../http/cookies.ts'
import { sharedClient } from '../http/http-client.ts'
import type { HttpClient } from '../http/types.ts'
import { maskPhone } from '../redact.ts'
import { encryptWithRsa } from '../rsa.ts'
import { checkPhone } from './check-phone.ts'
import { readLogin } from './read-login.ts'
import { getSecureKey } from './secure-key.ts'

export interface PasswordLogin {
  readonly phone: string
  readonly password: string
  readonly companyCode: string
  readonly domain?: string | undefined
  readonly client?: HttpClient | undefined
  readonly signal?: AbortSignal | undefined
}

export interface LoginResult {
  /** What Yunke answered; the user id is `data.id`. */
  readonly json: Record<string, unknown>
  /** `user`, `userToken` and `JESONG_USER_ID`: store them sealed, send them back unchanged. */
  readonly cookies: Cookies
}

/**
 * Logs in with a password. A password that was refused once is not sent again by this process until it is another one, or
 * until `client.accounts.forgive(account)`: every attempt brings the account closer to being locked.
 * @throws RangeError for an impossible phone, TypeError without a company code
 * @throws YunkePasswordError when the password is wrong, or the account locked or disabled
 * @throws YunkeApiError for other refusals; YunkeHostError, YunkeNetworkError, YunkeTimeoutError
 */
export async function passwordLogin(options: PasswordLogin): Promise<LoginResult> {
  const { phone, password, companyCode, domain = BASE_URL, client = sharedClient(), signal } = options
  checkPhone(phone)
  if (companyCode === '') throw new TypeError('companyCode is empty')
  const account = { phone, companyCode, domain }
  client.accounts.checkPassword(account, password)
  const key = await getSecureKey({ phone, domain, client, signal })
  const encrypted = encryptWithRsa(password, key.modulus, key.publicExponent)
  const code = { smsCode: '', validCode: '', codeUuid: '' }
  const reply = await client.request({
    ...{ method: 'POST', domain, path: '/usercenter/login/pcLogin', company: companyCode, signal },
    json: { phone, password: encrypted, loginType: 'yunkecn', companyCode, ...code },
    headers: getCommonHeaders(domain),
    cookies: key.cookies,
    secrets: [password, encrypted],
  })
  const json = readLogin(reply, { client, account, password })
  client.log.info(`云客账号 ${maskPhone(phone)} 登录成功`)
  return { json, cookies: reply.cookies }
}
