import { WeComConfigError } from './errors.ts'

export const publicApiBase = 'https://qyapi.weixin.qq.com'
const longestTimerMs = 2 ** 31 - 1

/** @throws WeComConfigError unless it is an origin: a path or a password in it would end up in every request */
export const readApiBase = (text: string): string => readOrigin(text, '接口地址 (WECHAT_API_BASE)')

/** @throws WeComConfigError unless it is an origin */
export const readLoginBase = (text: string): string => readOrigin(text, '登录地址 (WECHAT_LOGIN_BASE)')

function readOrigin(text: string, what: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (!isPlain) throw new WeComConfigError(`企业微信配置无效: ${what} 应为 http(s)://主机[:端口]`)
  return url.origin
}

/** @throws WeComConfigError */
export function readTimeout(ms: number): number {
  if (ms > 0 && ms <= longestTimerMs) return ms
  throw new WeComConfigError('企业微信配置无效: 超时 (WECHAT_API_TIMEOUT) 应大于 0')
}

/** @throws WeComConfigError */
export function readAgentId(id: number | string | undefined): number | undefined {
  if (id === undefined || id === '') return undefined
  const value = Number(id)
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new WeComConfigError('企业微信配置无效: 应用 ID (WECHAT_AGENT_ID) 应为整数')
}
