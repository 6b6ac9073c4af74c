import { type App, ok } from '../../../platform/http.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { readExisting } from './read-existing.ts'
import { CustomerParams, ProfileResponse, profileRefusals, tags } from './schemas.ts'

export const profileRoute = (app: App, deps: CustomerRoutesDeps) =>
  app.get(
    '/api/customers/:customerId',
    {
      schema: {
        operationId: 'getCustomer',
        tags,
        description:
          'Who the customer is, over all channels. The id of one who was merged into another answers with the other’s profile and `mergedInto`.',
        params: CustomerParams,
        response: { 200: ProfileResponse, ...profileRefusals },
      },
    },
    async ({ principal, params }) => ok(await readExisting(deps, principal, params.customerId)),
  )
