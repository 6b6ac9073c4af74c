import { readOutcome } from '../classify.ts'
import type { Clock } from '../clock.ts'
import { YunkeApiError, YunkeBusyError } from '../errors.ts'
import type { HttpClient } from '../http/types.ts'
import { signOpenRequest } from './sign.ts'

export interface OpenCallOptions {
  /** Who acts; the administrator of the client when absent. */
  readonly partnerId?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Any path of the open API; resolves with what lies under `data`. */
export type OpenCall = (path: string, body?: unknown, options?: OpenCallOptions) => Promise<unknown>

interface OpenCallDeps {
  readonly client: HttpClient
  readonly baseUrl: string
  readonly company: string
  readonly partnerId: string
  readonly signKey: string
  readonly clock: Clock
}

/** Every call is a signed POST with JSON, `{}` when there is nothing to say. */
export function createOpenCall({ client, baseUrl, company, signKey, clock, ...deps }: OpenCallDeps): OpenCall {
  return async (path, body = {}, options = {}) => {
    const { partnerId = deps.partnerId, signal } = options
    const timestamp = String(Math.floor(clock.now()))
    const sign = signOpenRequest({ signKey, company, partnerId, timestamp })
    const reply = await client.request({
      ...{ method: 'POST', domain: baseUrl, path, json: body, company, signal },
      headers: { 'content-type': 'application/json', company, partnerId, timestamp, sign },
      secrets: [signKey, sign],
    })
    const { code, message } = readOutcome(reply.body)
    if (reply.body.success === true || code === '0' || code === '200') return reply.body.data
    // The only sign of being too fast is this word; ask again after 30 to 60 s.
    if (message.includes('频繁')) throw new YunkeBusyError(message, code)
    throw new YunkeApiError(message || `云客开放接口 ${path} 拒绝了请求`, code || String(reply.status))
  }
}
