import { Type } from 'typebox'
import type { Db } from '../../../platform/db.ts'
import { ApiResponse, type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { actorOf } from '../../audit/index.ts'
import { ApiKeyInfo } from '../contract.ts'
import { revokeKey } from '../store.ts'

export const revokeRoute = (app: App, { db }: { readonly db: Db }) =>
  app.post(
    '/api/api-keys/:keyId/revoke',
    {
      schema: {
        operationId: 'revokeApiKey',
        tags: ['API Keys'],
        description: 'It opens nothing from now on; that it was there stays to be read.',
        params: Type.Object({ keyId: Type.String() }),
        response: { 200: envelope(ref(ApiKeyInfo)), ...refusals, 404: ref(ApiResponse) },
      },
    },
    async (request) => ok(await revokeKey(db, actorOf(request), request.params.keyId)),
  )
