import type { RawRequest } from '../../channels/channel.ts'
import { type Db, sql } from '../../platform/db.ts'

export interface Answered {
  readonly status: number
  readonly type: string | null
  readonly body: string
  /** Status, headers and body, without what differs by the second. */
  readonly whole: string
}

export interface KnockOptions {
  readonly path?: string
  readonly method?: string
  readonly headers?: Record<string, string>
}

/** Sends a request as a remote would, byte by byte what it is given. */
export const knockAt =
  (url: string) =>
  async (request: RawRequest, { path = '/wecom/callback', method = request.method, headers }: KnockOptions = {}) => {
    const sent = headers ?? Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const response = await fetch(`${url}${path}?${request.query}`, {
      method,
      headers: sent as HeadersInit,
      ...(hasBody && { body: new Uint8Array(request.body) }),
    })
    return answered(response)
  }

async function answered(response: Response): Promise<Answered> {
  const body = await response.text()
  const kept = [...response.headers].filter(([name]) => name !== 'date')
  const { status, headers } = response
  return { status, type: headers.get('content-type'), body, whole: JSON.stringify([status, kept, body]) }
}

export async function inboxSize(db: Db): Promise<number> {
  const row = await db.one<{ count: number }>(sql`select count(*) from inbound`)
  return row?.count ?? Number.NaN
}
