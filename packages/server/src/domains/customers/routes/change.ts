import { type App, ok } from '../../../platform/http.ts'
import { CustomerChanges } from '../contract.ts'
import { changeProfile } from '../profile/change.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { assertSeen, readExisting } from './read-existing.ts'
import { byOf, CustomerParams, ProfileResponse, profileRefusals, tags } from './schemas.ts'

export const changeRoute = (app: App, deps: CustomerRoutesDeps) =>
  app.put(
    '/api/customers/:customerId',
    {
      schema: {
        operationId: 'changeCustomer',
        tags,
        description:
          'Changes what is given and leaves the rest. Answers 409/40901 when somebody else has changed the profile since `version` was read, and 409/40902 with `data.mergedInto` when it was merged.',
        params: CustomerParams,
        body: CustomerChanges,
        response: { 200: ProfileResponse, ...profileRefusals },
      },
    },
    async (request) => {
      const { customerId } = request.params
      await assertSeen(deps, request.principal, customerId)
      await changeProfile(deps.db, deps.phones, { customerId, changes: request.body, by: byOf(request) })
      deps.onCommitted()
      return ok(await readExisting(deps, request.principal, customerId))
    },
  )
