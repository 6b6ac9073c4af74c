import { isRecord } from './guards.ts'
import { ApiError, fileDeadlineMs } from './http.ts'

const deadlineMs = 30_000
/** A model may think for a while before a trial is answered. */
export const trialDeadlineMs = 120_000

export type BareAsk<T> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  query?: Record<string, string | number | undefined>
  body?: unknown
  file?: Blob
  timeoutMs?: number
  is: (answer: unknown) => answer is T
}
export type Bare = <T>(ask: BareAsk<T>) => Promise<T>

type Options = { token: () => string | undefined; onSignedOut: () => void; fetch?: typeof fetch }

/** Calls of `/api/v1`: what is answered stands there bare, and a refusal is `{detail}`. */
export function createBare({ token, onSignedOut, fetch: send = fetch }: Options): Bare {
  return async ({ method, path, query, body, file, timeoutMs, is }) => {
    const bearer = token()
    const response = await send(path + search(query), {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
      signal: AbortSignal.timeout(timeoutMs ?? (file === undefined ? deadlineMs : fileDeadlineMs)),
    }).catch((cause: unknown) => {
      throw new ApiError('offline', 0, 0, String(cause))
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.status === 401 && bearer !== undefined && bearer === token()) onSignedOut()
    if (!response.ok) throw new ApiError('refused', 0, response.status, detailOf(answer))
    if (!is(answer)) throw new ApiError('offline', 0, response.status, `unexpected answer of ${path}`)
    return answer
  }
}

/** A sentence, or what is wrong with each field. */
function detailOf(answer: unknown): string {
  if (!isRecord(answer)) return ''
  if (typeof answer.detail === 'string') return answer.detail
  if (!Array.isArray(answer.detail)) return ''
  return answer.detail
    .map((one: unknown) => (isRecord(one) ? [fieldOf(one.loc), one.msg].filter(Boolean).join(': ') : ''))
    .filter(Boolean)
    .join('; ')
}

const fieldOf = (loc: unknown): string => (Array.isArray(loc) ? loc.slice(1).join('.') : '')

function search(query: BareAsk<unknown>['query']): string {
  const given = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
