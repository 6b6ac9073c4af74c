import { ChannelError } from '../../platform/errors.ts'
import type { ChannelAccount, Connect } from '../channel.ts'
import { type Account, grantedIn } from './account.ts'
import { accountIdOf } from './account-id.ts'
import type { Accounts } from './accounts.ts'
import { type Api, dataOf } from './api.ts'
import { notUnderstood } from './errors.ts'

interface ConnectDeps {
  readonly api: Api
  readonly accounts: Accounts
  readonly clientKey: string
  readonly clientSecret: string
  readonly scopes: string
  readonly now: () => number
}

/** Douyin's page on which the owner of a business account agrees, by scanning a code with the app. */
export function connector({ api, accounts, clientKey, clientSecret, scopes, now }: ConnectDeps): Connect {
  return {
    address: (state, redirectUri) =>
      `${api.base}/platform/oauth/connect/?${new URLSearchParams({
        client_key: clientKey,
        response_type: 'code',
        scope: scopes,
        redirect_uri: redirectUri,
        state,
      })}`,
    async finish(query) {
      const code = query.get('code')
      if (!code) throw new ChannelError('rejected', true, '没有在抖音同意授权')
      const fields = { client_key: clientKey, client_secret: clientSecret, code, grant_type: 'authorization_code' }
      const answer = await api.call('/oauth/access_token/', { body: new URLSearchParams(fields) })
      // `scope` is not looked at: it may leave out what the token can do.
      const granted = grantedIn(dataOf(answer), now())
      if (!granted) throw notUnderstood()
      const account = await accounts.change(granted.openId, async (stored) => ({
        name: stored?.name ?? `抖音 ${granted.openId.slice(-6)}`,
        ...granted,
        renewals: 0,
        authorised: true,
      }))
      if (!account) throw notUnderstood()
      return present(account)
    },
  }
}

/** As the desk lists it. */
export const present = ({ openId, name, authorised }: Account): ChannelAccount => ({
  id: accountIdOf(openId),
  externalId: openId,
  name,
  ...(!authorised && { problem: 'unauthorised' }),
})
