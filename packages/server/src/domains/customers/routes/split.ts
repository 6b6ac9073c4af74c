import { type App, ok } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { SplitBody } from '../contract.ts'
import { splitCustomer } from '../merge/split.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { assertSeen, readExisting } from './read-existing.ts'
import { byOf, CustomerParams, ProfileResponse, profileRefusals, tags } from './schemas.ts'

export const splitRoute = (app: App, deps: CustomerRoutesDeps) =>
  app.post(
    '/api/customers/:customerId/split',
    {
      preValidation: requirePermission('customers.merge'),
      schema: {
        operationId: 'splitCustomer',
        tags,
        description:
          'One identity is another person after all. Answers with the new customer who has it, and its sessions.',
        params: CustomerParams,
        body: SplitBody,
        response: { 200: ProfileResponse, ...profileRefusals },
      },
    },
    async (request) => {
      const { customerId } = request.params
      await assertSeen(deps, request.principal, customerId)
      const created = await splitCustomer(deps.db, { customerId, ...request.body, by: byOf(request) })
      deps.onCommitted()
      return ok(await readExisting(deps, request.principal, created))
    },
  )
