import type { CreateClientOptions, HttpClient } from '../base.ts'
import { createClient } from '../base.ts'
import type { Fetch } from '../http/fetch.ts'
import { YunkeLimiter } from '../limiter.ts'

export interface Seen {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: Readonly<Record<string, string>>
  /** Parsed JSON, the fields of a form, or nothing. */
  readonly body: unknown
}

/** An object is answered as JSON with HTTP 200. */
export type Behaviour = (seen: Seen, count: number) => object | Promise<object>

export interface FakeYunke {
  readonly client: HttpClient
  readonly seen: Seen[]
  readonly lines: string[]
  count(path: string): number
}

/** A Yunke that answers as told, behind the `fetch` of a client without limits. */
export function fakeYunke(behave: Behaviour, options: CreateClientOptions = {}): FakeYunke {
  const seen: Seen[] = []
  const lines: string[] = []
  const line = (text: string) => void lines.push(text)
  const fetch: Fetch = async (url, init) => {
    const one = { method: init.method, url: new URL(url), headers: init.headers, ...(await read(init)) }
    seen.push(one)
    const answer = await behave(one, seen.length)
    return answer instanceof Response ? answer : Response.json(answer)
  }
  const client = createClient({
    ...{ fetch, limiter: unlimited(), sleep: async () => {} },
    log: { debug: line, info: line, warn: line, error: line },
    ...options,
  })
  return { client, seen, lines, count: (path) => seen.filter(({ url }) => url.pathname === path).length }
}

export const unlimited = (): YunkeLimiter =>
  new YunkeLimiter({ requestsPerSecond: Number.POSITIVE_INFINITY, inFlight: Number.POSITIVE_INFINITY })

/** A client of the account that tests use. */
export const account = {
  ...{ phone: '13800138000', companyCode: 'abc123', userId: 'u1' },
  cookies: { user: 'USER+blob/=', userToken: 'TOKEN+blob/=', JESONG_USER_ID: 'u1' },
} as const

export const fine = (data: unknown = {}): object => ({ success: true, code: '10000', message: '', data })
export const refused = (code: string, message = ''): object => ({ success: false, code, message })

async function read({ headers, body }: Parameters<Fetch>[1]): Promise<Pick<Seen, 'cookies' | 'body'>> {
  const pairs = (headers.cookie ?? '').split('; ').filter((pair) => pair !== '')
  const cookies = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
  return { cookies: Object.fromEntries(cookies), body: await parse(headers['content-type'] ?? '', body) }
}

async function parse(contentType: string, body: string | Uint8Array<ArrayBuffer> | undefined): Promise<unknown> {
  if (body === undefined) return undefined
  if (typeof body === 'string') return JSON.parse(body)
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData()
  return Object.fromEntries(form)
}
