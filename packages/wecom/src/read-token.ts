import { classifyErrcode } from './errcode.ts'
import { WeComTokenError } from './errors.ts'
import type { StoredToken } from './token-store.ts'
import type { WeComReply } from './transport.ts'

/** A token is used this long, although it lives 7200 s. */
export const tokenCacheSeconds = 6900
const tokenLifeSeconds = 7200
const reserveSeconds = tokenLifeSeconds - tokenCacheSeconds

/** What gettoken answered. @throws WeComTokenError for a refusal, and for a success without a token */
export function readToken(reply: WeComReply, askedAt: number): StoredToken {
  const { errcode, errmsg, access_token: token, expires_in: seconds } = reply
  if (errcode !== 0) {
    const hint = isForAdministrator(errcode) ? ', 请检查应用配置' : ''
    throw new WeComTokenError(`获取访问令牌失败: ${errmsg}${hint}`, { errcode })
  }
  if (typeof token !== 'string' || token === '') throw new WeComTokenError('获取访问令牌失败: 返回中没有 access_token')
  const life = typeof seconds === 'number' && seconds > 0 ? seconds : tokenLifeSeconds
  return { token, expiresAt: askedAt + usableSeconds(life) * 1000 }
}

/** A wrong secret (40001, 40091), corp id (40013), address (60020) or app: asking again does not help. */
export function isForAdministrator(gettokenErrcode: number): boolean {
  return classifyErrcode(gettokenErrcode, { fromGettoken: true }) === 'config'
}

/** A short-lived token keeps half of its life, so that it is cached at all. */
function usableSeconds(life: number): number {
  return Math.min(tokenCacheSeconds, Math.max(life - reserveSeconds, life / 2))
}
