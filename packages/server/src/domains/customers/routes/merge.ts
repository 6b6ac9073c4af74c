import { type App, ok } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { MergeBody } from '../contract.ts'
import { mergeCustomers } from '../merge/merge.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { assertSeen, readExisting } from './read-existing.ts'
import { byOf, CustomerParams, ProfileResponse, profileRefusals, tags } from './schemas.ts'

export const mergeRoute = (app: App, deps: CustomerRoutesDeps) =>
  app.post(
    '/api/customers/:customerId/merge',
    {
      preValidation: requirePermission('customers.merge'),
      schema: {
        operationId: 'mergeCustomers',
        tags,
        description:
          'The customer `from` turns out to be this one: identities, sessions, tags and notes come here, and what this profile does not have. The id of `from` leads here from then on.',
        params: CustomerParams,
        body: MergeBody,
        response: { 200: ProfileResponse, ...profileRefusals },
      },
    },
    async (request) => {
      const { customerId } = request.params
      await assertSeen(deps, request.principal, customerId)
      await mergeCustomers(deps.db, deps.phones, { into: customerId, from: request.body.from, by: byOf(request) })
      deps.onCommitted()
      return ok(await readExisting(deps, request.principal, customerId))
    },
  )
