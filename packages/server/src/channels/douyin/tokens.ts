import { ChannelError, messageOf } from '../../platform/errors.ts'
import type { ChannelDeps } from '../channel.ts'
import { type Account, grantedIn, secondsOf, tokenOf } from './account.ts'
import type { Accounts } from './accounts.ts'
import { type Api, dataOf } from './api.ts'
import { isEndOfConsent, notUnderstood } from './errors.ts'

const dayMs = 24 * 3_600_000
/** An access token lives 15 days, a refresh token 30; its life can be made longer five times. */
const accessMarginMs = dayMs
const refreshMarginMs = 3 * dayMs
const mostRenewals = 5

export interface Tokens {
  /** One that is good for a while. @param refused the one that Douyin has just refused @throws ChannelError, certain */
  of(openId: string, refused?: string): Promise<string>
  /** Renews what will run out. Never throws: what is wrong is kept with the account. */
  tend(account: Account): Promise<Account>
}

interface TokensDeps {
  readonly api: Api
  readonly accounts: Accounts
  readonly clientKey: string
  readonly log: ChannelDeps['log']
  readonly now: () => number
}

/** Whoever asks first renews; the others, on this node or another, wait and find what it got. */
export function createTokens({ api, accounts, clientKey, log, now }: TokensDeps): Tokens {
  const known = new Map<string, Account>()
  const isShort = ({ accessUntil }: Account) => accessUntil - now() < accessMarginMs
  const isOver = ({ accessUntil }: Account) => accessUntil <= now()
  const canRenew = ({ refreshUntil, renewals }: Account) =>
    refreshUntil > now() && refreshUntil - now() < refreshMarginMs && renewals < mostRenewals

  async function refresh(account: Account): Promise<Account> {
    const fields = { client_key: clientKey, grant_type: 'refresh_token', refresh_token: account.refreshToken }
    const answer = await api.call('/oauth/refresh_token/', { body: new URLSearchParams(fields) })
    const granted = grantedIn(dataOf(answer), now())
    if (granted?.openId !== account.openId) throw notUnderstood()
    // The remaining life of the refresh token; where it is not told it is what it was.
    const refreshUntil = granted.refreshUntil > now() ? granted.refreshUntil : account.refreshUntil
    return { ...account, ...granted, refreshUntil }
  }

  async function renew(account: Account): Promise<Account> {
    const fields = { client_key: clientKey, refresh_token: account.refreshToken }
    const data = dataOf(await api.call('/oauth/renew_refresh_token/', { body: new URLSearchParams(fields) }))
    const refreshToken = tokenOf(data.refresh_token)
    if (refreshToken === undefined) throw notUnderstood()
    const refreshUntil = now() + secondsOf(data.expires_in) * 1_000
    return { ...account, refreshToken, refreshUntil, renewals: account.renewals + 1 }
  }

  /** What can be had; `authorised: false` when nothing can be had any more without its owner. */
  async function better(stored: Account, refused: string | undefined): Promise<Account> {
    let account = stored
    if (canRenew(account)) account = await renew(account).catch(keep(account, 'renewed'))
    if (account.accessToken !== refused && !isShort(account)) return account
    return refresh(account).catch((error: unknown) => {
      if (isEndOfConsent(error)) return { ...account, authorised: false }
      if (account.accessToken === refused || isOver(account)) throw error
      return keep(account, 'refreshed')(error)
    })
  }

  const keep = (account: Account, what: string) => (error: unknown) => {
    log.warn(`A token of Douyin could not be ${what}: ${messageOf(error)}`)
    return account
  }

  async function look(openId: string, refused?: string): Promise<Account> {
    const account = await accounts.change(openId, async (stored) =>
      stored?.authorised ? better(stored, refused) : undefined,
    )
    if (account) known.set(openId, account)
    if (!account?.authorised) throw unauthorised()
    return account
  }

  return {
    async of(openId, refused) {
      const cached = known.get(openId)
      if (cached && cached.accessToken !== refused && !isShort(cached)) return cached.accessToken
      const stored = await accounts.read(openId)
      if (!stored?.authorised) throw unauthorised()
      if (stored.accessToken !== refused && !isShort(stored)) {
        known.set(openId, stored)
        return stored.accessToken
      }
      return (await look(openId, refused)).accessToken
    },
    async tend(account) {
      if (!account.authorised || isShort(account)) known.delete(account.openId)
      if (!account.authorised || !(isShort(account) || canRenew(account))) return account
      return look(account.openId).catch(async (error: unknown) => {
        log.warn(`The tokens of an account of Douyin are not renewed: ${messageOf(error)}`)
        return (await accounts.read(account.openId)) ?? account
      })
    },
  }
}

const unauthorised = () => new ChannelError('auth', true, '抖音账号需要重新授权', { reason: 'unauthorised' })
