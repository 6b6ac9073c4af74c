import type { Db } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { ApiKeyPage, ApiKeysQuery } from '../contract.ts'
import { listKeys } from '../store.ts'

export const listRoute = (app: App, { db }: { readonly db: Db }) =>
  app.get(
    '/api/api-keys',
    {
      schema: {
        operationId: 'listApiKeys',
        tags: ['API Keys'],
        description: 'Newest first; never with the keys themselves.',
        querystring: ApiKeysQuery,
        response: { 200: envelope(ref(ApiKeyPage)), ...refusals },
      },
    },
    async ({ query }) => ok(await listKeys(db, query)),
  )
