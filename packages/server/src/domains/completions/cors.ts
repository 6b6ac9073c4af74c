import type { Db } from '../../platform/db.ts'
import type { Request } from '../../platform/http.ts'
import { isAllowedSomewhere } from '../sharing/index.ts'

/** The site of another page that a browser calls from; undefined for our own pages, and for programs. */
export function foreignOrigin({ headers }: Pick<Request, 'headers'>, ownUrl: string | undefined): string | undefined {
  const { origin, host } = headers
  if (origin === undefined || origin === ownUrl) return undefined
  return URL.canParse(origin) && new URL(origin).host === host ? undefined : origin
}

/** Pages of a site may call us, and read what we answer, when a living link names the site. */
export async function corsHeaders(db: Db, origin: string | undefined): Promise<Record<string, string>> {
  if (origin === undefined || origin.length > 300 || !(await isAllowedSomewhere(db, origin))) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-request-id, x-should-retry',
    vary: 'origin',
  }
}

/** What OpenAI's clients send. */
const allowed =
  /^(accept|authorization|content-type|idempotency-key|user-agent|openai-[\w-]{1,60}|x-stainless-[\w-]{1,60})$/

export const preflightHeaders = (asked: string | undefined): Record<string, string> => ({
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': (asked ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => allowed.test(name))
    .join(', '),
  'access-control-max-age': '600',
})
