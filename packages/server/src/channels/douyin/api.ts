import { askJson } from '../ask-json.ts'
import type { ChannelDeps } from '../channel.ts'
import { codeIn, notUnderstood, toChannelError } from './errors.ts'
import { type Body, isBody } from './normalize/envelope.ts'

/** Douyin's HTTP, without knowing whose token goes with a call. */
export interface Api {
  readonly base: string
  /** @throws ChannelError, also for a refusal that came with HTTP 200 */
  call(path: string, call: Call): Promise<Body>
}

export interface Call {
  readonly token?: string
  readonly query?: Readonly<Record<string, string>>
  /** GET when there is none. */
  readonly body?: unknown
}

const usualBase = 'https://open.douyin.com'
const usualDeadlineMs = 10_000

export function createApi({ fetch }: Pick<ChannelDeps, 'fetch'>, base = usualBase, timeout?: string): Api {
  const origin = base.replace(/\/+$/, '')
  const deadlineMs = timeout ? Number(timeout) * 1_000 : usualDeadlineMs
  return {
    base: origin,
    async call(path, { token, query, body }) {
      const address = `${origin}${path}${query ? `?${new URLSearchParams(query)}` : ''}`
      const headers = token === undefined ? {} : { 'access-token': token }
      const answer = await askJson(fetch, address, { deadlineMs, headers, ...(body !== undefined && { body }) })
      const code = codeIn(answer)
      if (code === undefined) throw notUnderstood()
      if (code !== 0) throw toChannelError(code)
      return answer
    },
  }
}

/** The part that holds what was asked for. */
export const dataOf = ({ data }: Body): Body => (isBody(data) ? data : {})
