import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import type { Principal } from '../../agents/index.ts'
import { requirePermission } from '../../agents/index.ts'
import { assertVisible, phoneOf } from '../../customers/index.ts'
import { readerOf } from '../../sessions/index.ts'
import { CustomerCalls } from '../calls/contract.ts'
import { callsOfCustomer, refreshCalls } from '../calls/of-customer.ts'
import type { CrmRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

const params = Type.Object({ customerId: Type.String({ maxLength: 64 }) })
const response = { 200: envelope(ref(CustomerCalls)), ...refusals }
const preValidation = requirePermission('sessions.serve')

/** Calls beside a conversation: for whoever sees the customer. */
export function customerCallRoutes(app: App, deps: CrmRoutesDeps): void {
  const { db, calls: secrets, open, phones } = deps
  const numberFor = async (principal: Principal, customerId: string) => {
    await assertVisible(db, readerOf(deps.readScope, principal), customerId)
    return phoneOf(db, phones, customerId)
  }
  app.get(
    '/api/customers/:customerId/calls',
    {
      schema: {
        operationId: 'getCustomerCalls',
        tags,
        description: "The newest calls with the customer's number, of any company, as they are stored.",
        params,
        response,
      },
      preValidation,
    },
    async ({ principal, params: { customerId } }) =>
      ok(await callsOfCustomer({ db, secrets }, await numberFor(principal, customerId))),
  )
  app.post(
    '/api/customers/:customerId/calls/refresh',
    {
      schema: {
        operationId: 'refreshCustomerCalls',
        tags,
        description: 'Asks Yunke first. When it cannot be asked, what is stored is answered, with `stale`.',
        params,
        response,
      },
      preValidation,
    },
    async ({ principal, params: { customerId } }) =>
      ok(await refreshCalls({ db, secrets, open }, await numberFor(principal, customerId))),
  )
}
