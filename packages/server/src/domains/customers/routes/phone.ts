import { Type } from 'typebox'
import { type App, envelope, ok } from '../../../platform/http.ts'
import { readPhone } from '../profile/read-phone.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { assertSeen } from './read-existing.ts'
import { byOf, CustomerParams, profileRefusals, tags } from './schemas.ts'

export const phoneRoute = (app: App, deps: CustomerRoutesDeps) =>
  app.get(
    '/api/customers/:customerId/phone',
    {
      schema: {
        operationId: 'readCustomerPhone',
        tags,
        description:
          'The whole number, to call it. Each reading is a line in the audit log. 404/40405 when there is none.',
        params: CustomerParams,
        response: { 200: envelope(Type.Object({ phone: Type.String() })), ...profileRefusals },
      },
    },
    async (request, reply) => {
      const { customerId } = request.params
      await assertSeen(deps, request.principal, customerId)
      reply.header('cache-control', 'no-store')
      return ok({ phone: await readPhone(deps.db, deps.phones, { customerId, by: byOf(request) }) })
    },
  )
