import { noteServerTime } from '../lib/server-clock.ts'
import { isRecord } from './guards.ts'

const deadlineMs = 15_000
/** 20 MB over a slow line. */
export const fileDeadlineMs = 180_000

/** What the server refused, or `offline` when nothing came back; `code` decides, the text is for reading only. */
export class ApiError extends Error {
  readonly kind: 'refused' | 'offline'
  readonly code: number
  readonly status: number

  constructor(kind: 'refused' | 'offline', code: number, status: number, message: string) {
    super(message)
    this.kind = kind
    this.code = code
    this.status = status
  }
}

export type Ask<T> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  query?: Record<string, string | number | undefined>
  body?: unknown
  /** A body that is no JSON, with a deadline of its own. */
  file?: Blob
  is: (data: unknown) => data is T
}

/** `next` is where the following page begins, when the server says there is one. */
export type Answer<T> = { data: T; next?: string }
export type Http = <T>(ask: Ask<T>) => Promise<Answer<T>>

type Options = { token: () => string | undefined; onSignedOut: () => void; fetch?: typeof fetch }

/** Calls the desk: bearer token, envelope, deadline. A call that was signed in and is answered 401 ends the sign-in. */
export function createHttp({ token, onSignedOut, fetch: send = fetch }: Options): Http {
  return async ({ method, path, query, body, file, is }) => {
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
      signal: AbortSignal.timeout(file === undefined ? deadlineMs : fileDeadlineMs),
    }).catch((cause: unknown) => {
      throw new ApiError('offline', 0, 0, String(cause))
    })
    noteServerTime(response.headers.get('date'))
    const envelope = await read(response)
    if (response.status === 401 && bearer !== undefined && bearer === token()) onSignedOut()
    if (!response.ok || envelope.code !== 0) {
      throw new ApiError('refused', envelope.code, response.status, envelope.message)
    }
    if (!is(envelope.data)) throw new ApiError('offline', 0, response.status, `unexpected answer of ${path}`)
    const next = response.headers.get('x-next-cursor')
    return { data: envelope.data, ...(next ? { next } : {}) }
  }
}

async function read(response: Response): Promise<{ code: number; message: string; data?: unknown }> {
  const body: unknown = await response.json().catch(() => undefined)
  if (!isRecord(body) || typeof body.code !== 'number') {
    throw new ApiError(response.status >= 500 ? 'offline' : 'refused', 0, response.status, response.statusText)
  }
  return { code: body.code, message: typeof body.message === 'string' ? body.message : '', data: body.data }
}

function search(query: Ask<unknown>['query']): string {
  const given = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
