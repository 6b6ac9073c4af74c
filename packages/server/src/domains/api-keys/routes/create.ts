import type { Db } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { actorOf } from '../../audit/index.ts'
import { ApiKeyMade, NewApiKey } from '../contract.ts'
import { createKey } from '../store.ts'

export const createRoute = (app: App, { db }: { readonly db: Db }) =>
  app.post(
    '/api/api-keys',
    {
      schema: {
        operationId: 'createApiKey',
        tags: ['API Keys'],
        description: 'The answer is the only one with the key: the desk keeps its SHA-256.',
        body: NewApiKey,
        response: { 200: envelope(ref(ApiKeyMade)), ...refusals },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return ok(await createKey(db, actorOf(request), request.body))
    },
  )
