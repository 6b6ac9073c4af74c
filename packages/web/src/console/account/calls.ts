import type { StaffToken } from '@yingda/server/domains/agents/contract'
import { arrayOf, isAnything, isRecord } from '../api/guards.ts'
import type { Http } from '../api/http.ts'

export type Binding = { qr_code: string; secret: string }
export type Verified = { recovery_codes?: string[] }

const isText = (value: unknown): value is string => typeof value === 'string'

const isBinding = (value: unknown): value is Binding => isRecord(value) && isText(value.qr_code) && isText(value.secret)

const isVerified = (value: unknown): value is Verified =>
  isRecord(value) && (value.recovery_codes === undefined || arrayOf(isText)(value.recovery_codes))

const isCodes = (value: unknown): value is { recovery_codes: string[] } =>
  isRecord(value) && arrayOf(isText)(value.recovery_codes)

const isToken = (value: unknown): value is StaffToken =>
  isRecord(value) && isText(value.id) && isText(value.login_source) && isText(value.last_used_at)

const isTokens = (value: unknown): value is { items: StaffToken[] } => isRecord(value) && arrayOf(isToken)(value.items)

/** What people do about their own sign-in. */
export const accountCalls = (http: Http) => ({
  bind: async (): Promise<Binding> =>
    (await http({ method: 'POST', path: '/api/agents/otp-bind', is: isBinding })).data,
  verify: async (userId: string, code: string): Promise<Verified> => {
    const body = { user_id: userId, otp_code: code }
    return (await http({ method: 'POST', path: '/api/agents/otp-verify', body, is: isVerified })).data
  },
  unbind: async (code: string): Promise<void> => {
    await http({ method: 'POST', path: '/api/agents/otp-unbind', body: { otp_code: code }, is: isAnything })
  },
  /** Ten new ones; the old ones are dead from then on. */
  renewCodes: async (code: string): Promise<string[]> => {
    const path = '/api/agents/otp-recovery-codes'
    return (await http({ method: 'POST', path, body: { otp_code: code }, is: isCodes })).data.recovery_codes
  },
  setPassword: async (password: string, current: string): Promise<void> => {
    const body = { password, ...(current !== '' && { current_password: current }) }
    await http({ method: 'PUT', path: '/api/agents/me/password', body, is: isAnything })
  },
  tokens: async (): Promise<StaffToken[]> =>
    (await http({ method: 'GET', path: '/api/agents/me/tokens', is: isTokens })).data.items,
  endToken: async (id: string): Promise<void> => {
    await http({ method: 'DELETE', path: `/api/agents/me/tokens/${encodeURIComponent(id)}`, is: isAnything })
  },
  endOthers: async (): Promise<void> => {
    await http({ method: 'DELETE', path: '/api/agents/me/tokens', is: isAnything })
  },
})
