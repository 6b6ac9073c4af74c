import type { Db } from '../../../platform/db.ts'
import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { ApiKeyInfo, ApiKeyMade, ApiKeyPage } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { createRoute } from './create.ts'
import { listRoute } from './list.ts'
import { revokeRoute } from './revoke.ts'

export interface ApiKeyRoutesDeps {
  readonly db: Db
}

export const apiKeyRoutes = (deps: ApiKeyRoutesDeps) => async (app: App) => {
  for (const schema of [ApiKeyInfo, ApiKeyMade, ApiKeyPage]) app.addSchema(schema)
  requireAgent(app, deps.db, 'keys.manage')
  app.addHook('preValidation', async ({ params }) => {
    if (!isPossibleId(params)) throw refusal(40422)
  })
  for (const route of [listRoute, createRoute, revokeRoute]) route(app, deps)
}

/** What cannot be an id of ours names nothing, like any other unknown one. */
const isPossibleId = (params: unknown): boolean =>
  typeof params !== 'object' ||
  params === null ||
  !('keyId' in params) ||
  (typeof params.keyId === 'string' && /^\w{1,64}$/.test(params.keyId))
