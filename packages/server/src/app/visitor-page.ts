import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import type { App } from '../platform/http.ts'

const page = fileURLToPath(new URL('../../../web/dist/visitor/index.html', import.meta.url))

/** The browser itself refuses what would be needed to run a text as code: other scripts, inline code, and strings as markup. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

interface Deps {
  /** Sites that may show the page of this link in a frame. */
  readonly frameOrigins: (shareToken: string) => Promise<readonly string[]>
}

/** The page of a shared bot. It says nothing of the link: whether that is good is told to who has signed in. */
export function serveVisitorPage(app: App, { frameOrigins }: Deps): void {
  if (!existsSync(page)) return
  const html = readFileSync(page)
  const params = Type.Object({ share_token: Type.String({ maxLength: 128 }) })
  app.get('/s/:share_token', { schema: { hide: true, params } }, async ({ params: { share_token } }, reply) => {
    const origins = (await frameOrigins(share_token)).filter(isOrigin)
    return reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', `${policy}; frame-ancestors ${["'self'", ...origins].join(' ')}`)
      .header('referrer-policy', 'no-referrer')
      .header('x-content-type-options', 'nosniff')
      .header('x-robots-tag', 'noindex, nofollow')
      .header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
      .type('text/html; charset=utf-8')
      .send(html)
  })
}

/** An origin and nothing more, so that no stored text can add words to the policy. */
const isOrigin = (text: string): boolean => /^https?:\/\/[a-z0-9.\-[\]:*]+$/i.test(text)
