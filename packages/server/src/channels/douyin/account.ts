import { type Body, idOf, isBody, wordOf } from './normalize/envelope.ts'

/** A business account that its owner lets the desk have. Times are milliseconds since 1970. */
export interface Account {
  readonly openId: string
  readonly name: string
  readonly accessToken: string
  readonly accessUntil: number
  readonly refreshToken: string
  readonly refreshUntil: number
  /** How often the life of the refresh token was made longer. */
  readonly renewals: number
  /** false: its owner has to agree again. */
  readonly authorised: boolean
}

/** undefined: not written by us, or by another version of us. */
export function readAccount(text: string | undefined): Account | undefined {
  const value: unknown = text === undefined ? undefined : JSON.parse(text)
  if (!isBody(value)) return undefined
  const { name, accessToken, accessUntil, refreshToken, refreshUntil, renewals, authorised } = value
  const openId = idOf(value.openId)
  if (!openId || typeof accessToken !== 'string' || typeof refreshToken !== 'string') return undefined
  const numbers = { accessUntil: Number(accessUntil), refreshUntil: Number(refreshUntil), renewals: Number(renewals) }
  return {
    openId,
    name: wordOf(name) || openId,
    accessToken,
    refreshToken,
    ...numbers,
    authorised: authorised === true,
  }
}

export type Granted = Pick<Account, 'openId' | 'accessToken' | 'accessUntil' | 'refreshToken' | 'refreshUntil'>

/** What `oauth/access_token` and `oauth/refresh_token` give; the lives come as numbers or as their texts, in seconds. */
export function grantedIn(data: Body, now: number): Granted | undefined {
  const openId = idOf(data.open_id)
  const accessToken = tokenOf(data.access_token)
  const refreshToken = tokenOf(data.refresh_token)
  if (!openId || !accessToken || !refreshToken) return undefined
  const accessUntil = now + secondsOf(data.expires_in) * 1_000
  return {
    openId,
    accessToken,
    accessUntil,
    refreshToken,
    refreshUntil: now + secondsOf(data.refresh_expires_in) * 1_000,
  }
}

/** 0 for what is no time: then it is over. */
export function secondsOf(value: unknown): number {
  const text = wordOf(value)
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** Nobody promises how long a token is. */
export const tokenOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\x21-\x7e]{1,2048}$/.test(value) ? value : undefined
