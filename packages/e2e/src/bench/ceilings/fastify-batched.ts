import Fastify, { type FastifyInstance } from 'fastify'
import { batchInsert, opener } from './batch-insert.ts'
import type { CeilingDeps } from './deps.ts'

/** fastify, verify and decrypt, and a batched insert of one row. */
export function fastifyBatched(deps: CeilingDeps): FastifyInstance {
  const insert = batchInsert(deps)
  const open = opener(deps)
  const app = Fastify()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('/wecom/callback', async (request) => {
    await insert(open(request.raw.url ?? '', request.body instanceof Buffer ? request.body : Buffer.alloc(0)))
    return 'success'
  })
  return app
}
