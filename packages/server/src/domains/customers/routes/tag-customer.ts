import { type App, ok } from '../../../platform/http.ts'
import { TagIdsBody } from '../contract.ts'
import { tagCustomer } from '../tags/tag-customer.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { assertSeen } from './read-existing.ts'
import { CustomerParams, profileRefusals, TagsResponse, tags } from './schemas.ts'

export const tagCustomerRoute = (app: App, deps: CustomerRoutesDeps) =>
  app.put(
    '/api/customers/:customerId/tags',
    {
      schema: {
        operationId: 'tagCustomer',
        tags,
        description: 'The customer has these tags and no others. Answers with them.',
        params: CustomerParams,
        body: TagIdsBody,
        response: { 200: TagsResponse, ...profileRefusals },
      },
    },
    async ({ principal, params, body }) => {
      await assertSeen(deps, principal, params.customerId)
      const tagged = await tagCustomer(deps.db, params.customerId, body.tagIds)
      deps.onCommitted()
      return ok(tagged)
    },
  )
