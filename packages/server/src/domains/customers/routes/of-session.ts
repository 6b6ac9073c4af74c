import { type App, ok } from '../../../platform/http.ts'
import { findVisible, readerOf } from '../../sessions/index.ts'
import { customerOfSession } from '../profile/rows.ts'
import { sessionRefusal } from '../refusal.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { readExisting } from './read-existing.ts'
import { ProfileResponse, profileRefusals, SessionParams, tags } from './schemas.ts'

export const ofSessionRoute = (app: App, deps: CustomerRoutesDeps) =>
  app.get(
    '/api/sessions/:sessionId/customer',
    {
      schema: {
        operationId: 'getSessionCustomer',
        tags,
        description: 'Who the customer of the session is, over all channels.',
        params: SessionParams,
        response: { 200: ProfileResponse, ...profileRefusals },
      },
    },
    async ({ principal, params }) => {
      const { db, readScope } = deps
      const session = await findVisible(db, readerOf(readScope, principal), params.sessionId)
      if (!session) throw sessionRefusal()
      const customerId = (await customerOfSession(db, params.sessionId)) ?? session.profileId
      return ok(await readExisting(deps, principal, customerId))
    },
  )
