import { BASE_URL, getBrowserHeaders, getCommonHeaders } from '../base.ts'
import { YunkeNetworkError } from '../errors.ts'
import type { Cookies } from '../http/cookies.ts'
import { sharedClient } from '../http/http-client.ts'
import type { HttpClient, HttpRequest } from '../http/types.ts'
import { isRecord } from '../is-record.ts'
import { encryptWithRsa } from '../rsa.ts'
import { textOf } from '../values.ts'
import { checkPhone } from './check-phone.ts'
import { readLogin } from './read-login.ts'
import { readSecureKey } from './secure-key.ts'

/** A company that the phone belongs to. */
export interface Company {
  readonly userId: string
  readonly userType: number
  readonly companyCode: string
  /** Its name. */
  readonly company: string
  /** Origin of the host it lives on. */
  readonly domain: string
  /** Whether that host is on the client's list; if not, every call to it is refused here. */
  readonly domainAllowed: boolean
}

export interface CheckUsersOptions {
  readonly phone: string
  readonly password: string
  readonly domain?: string | undefined
  readonly client?: HttpClient | undefined
  readonly signal?: AbortSignal | undefined
}

/** As a browser has them that was here before. */
const firstCookies: Cookies = { pc_register: '1', i18next: 'zh-CN' }

/**
 * The companies of a phone, for whoever knows its password; any host of Yunke knows them all.
 * @throws RangeError for an impossible phone
 * @throws YunkePasswordError when the password is wrong, or the account locked or disabled; that password is not sent again
 * @throws YunkeApiError for other refusals; YunkeHostError, YunkeNetworkError, YunkeTimeoutError
 */
export async function checkAndGetUsers(options: CheckUsersOptions): Promise<Company[]> {
  const { phone, password, domain = BASE_URL, client = sharedClient(), signal } = options
  checkPhone(phone)
  const account = { phone, companyCode: '', domain }
  client.accounts.checkPassword(account, password)
  const { 'user-agent': agent = '', ...common } = getCommonHeaders(domain)
  const headers = { ...common, 'user-agent': agent, ...getBrowserHeaders() }
  const shared = { domain, company: domain, signal }
  let cookies = { ...firstCookies, ...(await visitLoginPage(client, { ...shared, headers: { 'user-agent': agent } })) }
  const keyReply = await client.request({
    ...{ ...shared, method: 'GET', path: '/newuc/login/getSecureKey', params: { account: phone } },
    ...{ headers, cookies, repeatable: true },
  })
  cookies = { ...cookies, ...keyReply.cookies }
  const key = readSecureKey(keyReply.status, keyReply.body)
  const passwd = encryptWithRsa(password, key.modulus, key.publicExponent)
  const reply = await client.request({
    ...{ ...shared, method: 'POST', path: '/newuc/login/checkAndGetUsers', headers, cookies },
    json: { method: 'PASSWD', scope: 'company', account: phone, smsCode: '', passwd },
    secrets: [password, passwd],
  })
  const { data } = readLogin(reply, { client, account, password })
  return (Array.isArray(data) ? data : []).flatMap((row: unknown) => readCompany(row, client))
}

/** It only gives cookies; without them the login may still go well. */
async function visitLoginPage(client: HttpClient, shared: SharedRequest): Promise<Cookies> {
  try {
    return (await client.request({ ...shared, method: 'GET', path: '/cms/auth/login', ignoreBody: true })).cookies
  } catch (error) {
    // @NOTE if the host cannot be reached, the next call says so.
    if (error instanceof YunkeNetworkError) return {}
    throw error
  }
}

type SharedRequest = Pick<HttpRequest, 'domain' | 'company' | 'signal' | 'headers'>

function readCompany(row: unknown, { hosts }: HttpClient): Company[] {
  if (!isRecord(row)) return []
  const [companyCode, userId] = [textOf(row.companyCode), textOf(row.userId)]
  if (companyCode === undefined || userId === undefined) return []
  const domain = originOf(textOf(row.domain) ?? '')
  const userType = Number(row.userType ?? 0)
  const company = textOf(row.company) ?? companyCode
  return [{ userId, userType, companyCode, company, domain, domainAllowed: hosts.allows(domain) }]
}

/** Yunke may leave out the protocol, or end it in a slash. */
function originOf(domain: string): string {
  const text = domain.includes('://') ? domain : `https://${domain}`
  return URL.canParse(text) ? new URL(text).origin : domain
}
