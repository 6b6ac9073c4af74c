import { setTimeout } from 'node:timers/promises'
import { classifyErrcode } from './errcode.ts'
import { WeComApiError, WeComTokenError } from './errors.ts'
import { retryDelayMs, type Sleep } from './retry.ts'
import type { WeComTokenManager } from './token.ts'
import type { WeComExchange, WeComRequest, WeComTransport } from './transport.ts'

export interface AuthorizedRequest extends Omit<WeComRequest, 'secretQuery' | 'preparatory'> {
  /** Doing it twice does no harm: it is made again when WeCom is busy or counts too many calls. */
  readonly repeatable: boolean
}

/** Like a transport, but with the token of the app, and what comes back is a success. */
export type Authorized = (request: AuthorizedRequest) => Promise<WeComExchange>

export interface AuthorizedOptions {
  readonly transport: WeComTransport
  readonly token: WeComTokenManager
  readonly sleep?: Sleep | undefined
}

/**
 * @throws WeComApiError when errcode is not 0
 * @throws WeComTokenError when there is no token, or the new one is refused too
 * @throws WeComNetworkError, WeComTimeoutError with `requestSent`
 */
export function createAuthorized({ transport, token, sleep = setTimeout }: AuthorizedOptions): Authorized {
  return async ({ repeatable, ...request }) => {
    for (let tries = 1; ; tries += 1) {
      const exchange = await withToken(token, (secretQuery) => transport({ ...request, secretQuery }))
      const { errcode, errmsg } = exchange.reply
      if (errcode === 0) return exchange
      const waitMs = repeatable ? retryDelayMs(errcode, tries) : undefined
      if (waitMs === undefined) throw new WeComApiError(`企业微信接口 ${request.path} 返回错误: ${errmsg}`, { errcode })
      await sleep(waitMs)
    }
  }
}

type Send = (secretQuery: { readonly access_token: string }) => Promise<WeComExchange>

/** A refused token is replaced and the request sent again, once. */
async function withToken(token: WeComTokenManager, send: Send): Promise<WeComExchange> {
  const first = await token.getAccessToken()
  const exchange = await send({ access_token: first })
  if (classifyErrcode(exchange.reply.errcode) !== 'refresh-token') return exchange
  const renewed = await token.replaceToken(first)
  const second = await send({ access_token: renewed })
  const { errcode } = second.reply
  if (classifyErrcode(errcode) !== 'refresh-token') return second
  throw new WeComTokenError('访问令牌过期或无效', { errcode })
}
