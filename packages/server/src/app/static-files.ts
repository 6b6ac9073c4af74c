import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const dist = fileURLToPath(new URL('../../../web/dist/', import.meta.url))
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src blob:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'"

/** The console as Vite built it. Names of assets carry their hash, pages are always asked for anew. */
export async function serveConsole(app: FastifyInstance): Promise<void> {
  if (!existsSync(dist)) return
  await app.register(files, {
    root: dist,
    index: ['index.html'],
    redirect: true,
    setHeaders(reply, path) {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      reply.header('content-security-policy', policy)
      reply.header('referrer-policy', 'no-referrer')
      reply.header('x-content-type-options', 'nosniff')
      // The loader of the widget is the one file that pages of others name.
      if (path.endsWith('/widget.js')) reply.header('cross-origin-resource-policy', 'cross-origin')
    },
  })
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/'))
}
