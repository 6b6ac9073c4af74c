import { PASSWORD_ERROR_CODES } from '../codes.ts'
import { YunkeApiError, YunkePasswordError } from '../errors.ts'
import type { Cookies } from '../http/cookies.ts'
import { isRecord } from '../is-record.ts'
import { createRedact } from '../redact.ts'
import type { YunkeCredentials } from './accounts.ts'

/** What a login tells the client that asked for it. `user_id` and `data` are read as well, cookies may be JSON text. */
export interface AutoLoginResult {
  readonly success: boolean
  readonly cookies?: Cookies | string | undefined
  readonly userId?: string | number | undefined
  readonly user_id?: string | number | undefined
  readonly data?:
    | { readonly cookies?: Cookies | string | undefined; readonly id?: string | number | undefined }
    | undefined
  readonly message?: string | undefined
  readonly code?: string | number | undefined
}

/** Logs the account in. It may throw `YunkePasswordError`: then nobody asks it again until the password changes. */
export type AutoLoginCallback = () => Promise<AutoLoginResult>

/**
 * The new credentials; without a user id in the result the old one stays.
 * @throws YunkePasswordError when the result tells of the password, also as a plain failure
 * @throws YunkeApiError when the login failed, or gave no cookies
 */
export function readAutoLogin(result: AutoLoginResult, userId: string): YunkeCredentials {
  const code = String(result.code ?? '')
  const message = createRedact([])(result.message ?? '')
  if (!result.success) {
    const isPassword = PASSWORD_ERROR_CODES.has(code) || /密码|锁定|禁用/.test(message)
    const Failure = isPassword ? YunkePasswordError : YunkeApiError
    throw new Failure(`自动登录失败: ${message || '没有说明原因'}`, code)
  }
  const cookies = readCookies(result.cookies ?? result.data?.cookies)
  if (Object.keys(cookies).length === 0) throw new YunkeApiError('自动登录没有返回 cookies')
  return { cookies, userId: String(result.userId ?? result.user_id ?? result.data?.id ?? userId) }
}

function readCookies(value: unknown): Cookies {
  const record = typeof value === 'string' ? parse(value) : value
  if (!isRecord(record)) return {}
  const texts = Object.entries(record).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  )
  return Object.fromEntries(texts)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // @NOTE No cookies then; the caller says so.
    return undefined
  }
}
