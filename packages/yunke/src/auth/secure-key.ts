import { BASE_URL, getBrowserHeaders, getCommonHeaders } from '../base.ts'
import { classify } from '../classify.ts'
import { YunkeApiError } from '../errors.ts'
import type { Cookies } from '../http/cookies.ts'
import { sharedClient } from '../http/http-client.ts'
import type { HttpClient } from '../http/types.ts'
import { isRecord } from '../is-record.ts'
import { checkPhone } from './check-phone.ts'

export interface SecureKey {
  /** Hex. */
  readonly modulus: string
  /** Hex. */
  readonly publicExponent: string
  /** They bind the key to this login: send them with it. */
  readonly cookies: Cookies
}

export interface SecureKeyOptions {
  readonly phone: string
  readonly domain?: string | undefined
  readonly client?: HttpClient | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * The RSA key for one password login.
 * @throws RangeError for an impossible phone
 * @throws YunkeApiError when there is no key; YunkeHostError, YunkeNetworkError, YunkeTimeoutError
 */
export async function getSecureKey(options: SecureKeyOptions): Promise<SecureKey> {
  const { phone, domain = BASE_URL, client = sharedClient(), signal } = options
  checkPhone(phone)
  const { status, body, cookies } = await client.request({
    ...{ method: 'POST', domain, path: '/usercenter/login/getSecureKey', json: { phone }, company: domain },
    headers: { ...getCommonHeaders(domain), ...getBrowserHeaders() },
    ...{ repeatable: true, signal },
  })
  return { ...readSecureKey(status, body), cookies }
}

/** The key lies under `data`, or one `data` deeper. */
export function readSecureKey(
  status: number,
  body: Readonly<Record<string, unknown>>,
): Pick<SecureKey, 'modulus' | 'publicExponent'> {
  const outer = isRecord(body.data) ? body.data : {}
  const { modulus, public_exponent: publicExponent } = isRecord(outer.data) ? outer.data : outer
  if (typeof modulus === 'string' && typeof publicExponent === 'string') return { modulus, publicExponent }
  const { code, message } = classify({ status, body })
  throw new YunkeApiError(message || '没有得到登录密钥', code)
}
