import { PASSWORD_ERROR_CODES, RELOGIN_ERROR_CODES } from './codes.ts'

export interface Verdict {
  readonly kind: 'success' | 'password' | 'login-required' | 'refused'
  readonly code: string
  readonly message: string
}

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

const loginWords = /登录|过期|失效|session|token/i
const passwordWords = /密码|锁定|禁用/

/**
 * What an answer of the web API means. The order matters: a code that Yunke gives says more than a word in a text,
 * and a text that speaks of the password is never answered with one more login.
 */
export function classify({ status, body }: Answer): Verdict {
  const { code, message } = readOutcome(body)
  const verdict = (kind: Verdict['kind']): Verdict => ({ kind, code, message })
  const isHttpSuccess = status >= 200 && status < 300
  if (isHttpSuccess && (body.success === true || code === '10000' || code === '200')) return verdict('success')
  if (PASSWORD_ERROR_CODES.has(code)) return verdict('password')
  if (RELOGIN_ERROR_CODES.has(code)) return verdict('login-required')
  if (status === 401 || status === 302) return { kind: 'login-required', code: String(status), message }
  if (passwordWords.test(message)) return verdict('password')
  if (loginWords.test(message)) return verdict('login-required')
  if (!isHttpSuccess) return { kind: 'refused', code: code || String(status), message }
  return verdict(code !== '' || body.success === false ? 'refused' : 'success')
}

/** Yunke writes numbers and texts, `message` and `msg`. */
export function readOutcome(body: Readonly<Record<string, unknown>>): { code: string; message: string } {
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
  return { code: text(body.code), message: text(body.message) || text(body.msg) }
}
