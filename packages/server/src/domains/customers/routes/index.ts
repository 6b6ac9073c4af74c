import type { App } from '../../../platform/http.ts'
import { requireAgent, requirePermission } from '../../agents/index.ts'
import { CustomerProfile, CustomerSummary, Tag } from '../contract.ts'
import { refusal, sessionRefusal } from '../refusal.ts'
import { avatarRoute } from './avatar.ts'
import { changeRoute } from './change.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { mergeRoute } from './merge.ts'
import { ofSessionRoute } from './of-session.ts'
import { phoneRoute } from './phone.ts'
import { profileRoute } from './profile.ts'
import { searchRoute } from './search.ts'
import { splitRoute } from './split.ts'
import { tagCustomerRoute } from './tag-customer.ts'
import { tagSessionRoute } from './tag-session.ts'
import { tagRoutes } from './tags.ts'

export const customerRoutes = (deps: CustomerRoutesDeps) => async (app: App) => {
  for (const schema of [Tag, CustomerSummary, CustomerProfile]) app.addSchema(schema)
  requireAgent(app, deps.db)
  app.addHook('preValidation', requirePermission('sessions.serve'))
  app.addHook('preValidation', async ({ params }) => assertPossibleIds(params))
  for (const route of [searchRoute, profileRoute, ofSessionRoute, changeRoute, phoneRoute, mergeRoute, splitRoute])
    route(app, deps)
  for (const route of [avatarRoute, tagCustomerRoute, tagSessionRoute, tagRoutes]) route(app, deps)
}

/** What cannot be an id of ours names nothing, like any other unknown one. */
function assertPossibleIds(params: unknown): void {
  if (typeof params !== 'object' || params === null) return
  const isPossible = (id: unknown) => typeof id === 'string' && /^\w{1,64}$/.test(id)
  if ('customerId' in params && !isPossible(params.customerId)) throw refusal(40403)
  if ('sessionId' in params && !isPossible(params.sessionId)) throw sessionRefusal()
  if ('tagId' in params && !isPossible(params.tagId)) throw refusal(40404)
}
