import { secondsOf, tokenOf } from './account.ts'
import type { Api } from './api.ts'
import { dataOf } from './api.ts'
import { isTokenRefusal, notUnderstood } from './errors.ts'

/** The token of the app itself, which only uploads need. */
export interface ClientToken {
  /** Calls with it; when it is refused, once more with a new one. */
  use<T>(call: (token: string) => Promise<T>): Promise<T>
}

interface ClientTokenDeps {
  readonly api: Api
  readonly clientKey: string
  readonly clientSecret: string
  readonly now: () => number
}

const marginMs = 5 * 60_000

/** Lives two hours. Each process fetches its own: a new one does not end the others. */
export function createClientToken({ api, clientKey, clientSecret, now }: ClientTokenDeps): ClientToken {
  let known: { readonly token: string; readonly until: number } | undefined

  async function get(): Promise<string> {
    if (known && known.until - marginMs > now()) return known.token
    const body = { client_key: clientKey, client_secret: clientSecret, grant_type: 'client_credential' }
    const data = dataOf(await api.call('/oauth/client_token/', { body }))
    const token = tokenOf(data.access_token)
    if (token === undefined) throw notUnderstood()
    known = { token, until: now() + secondsOf(data.expires_in) * 1_000 }
    return token
  }

  return {
    async use(call) {
      try {
        return await call(await get())
      } catch (error) {
        if (!isTokenRefusal(error)) throw error
      }
      known = undefined
      return call(await get())
    },
  }
}
