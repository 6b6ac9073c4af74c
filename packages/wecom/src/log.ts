import { classifyErrcode } from './errcode.ts'
import { WeComError, WeComTimeoutError } from './errors.ts'
import type { WeComTransport } from './transport.ts'

/** Lines name the path, never a query or a body. `console` and pino both fit. */
export interface WeComLog {
  debug(line: string): void
  info(line: string): void
  warn(line: string): void
  error(line: string): void
}

/** debug: every request · warn: timeouts, refused tokens · error: no answer */
export function logTransport(transport: WeComTransport, log: WeComLog): WeComTransport {
  return async (request) => {
    const call = `企业微信接口 ${request.method} ${request.path}`
    const startedAt = performance.now()
    try {
      const exchange = await transport(request)
      const { errcode } = exchange.reply
      log.debug(`${call} 返回 ${errcode} (${Math.round(performance.now() - startedAt)} ms)`)
      if (classifyErrcode(errcode) === 'refresh-token') log.warn(`${call} 的访问令牌过期或无效 (${errcode})`)
      return exchange
    } catch (error) {
      const line = error instanceof WeComError ? String(error) : `${call} 失败`
      if (error instanceof WeComTimeoutError) log.warn(line)
      else log.error(line)
      throw error
    }
  }
}
