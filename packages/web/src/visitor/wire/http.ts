import { parseJson } from '../lib/json.ts'
import { timeout } from '../lib/signals.ts'
import { failureOf, Refused, refusalOf } from './failure.ts'

const deadlineMs = 15_000

export type Ask<T> = {
  method: 'GET' | 'POST'
  path: string
  token?: string
  body?: unknown
  is: (answer: unknown) => answer is T
}

/** One call with a deadline. Throws `Refused`, whose failure is `offline` when no answer of the desk came back. */
export async function ask<T>({ method, path, token, body, is }: Ask<T>): Promise<T> {
  const response = await send(path, {
    method,
    headers: headersOf(token, body === undefined ? undefined : 'application/json'),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: timeout(deadlineMs),
  })
  const answer = parseJson(await response.text().catch(() => ''))
  if (!is(answer)) throw new Refused({ kind: 'offline' })
  return answer
}

/** Sends and hands the answer on when it is a success. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { cache: 'no-store', credentials: 'omit', ...init }).catch((error: unknown) => {
    throw new Refused(failureOf(error))
  })
  if (!response.ok) throw new Refused(refusalOf(response.status, await response.text().catch(() => '')))
  return response
}

export function headersOf(token: string | undefined, contentType?: string): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
  }
}
