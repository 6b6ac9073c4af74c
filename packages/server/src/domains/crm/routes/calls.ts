import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { actorOf } from '../../audit/index.ts'
import { accountsToAsk } from '../accounts/rows.ts'
import { CallFilters, CallsQuery, CrmCallPage } from '../calls/contract.ts'
import { callFilters } from '../calls/filters.ts'
import { listCalls } from '../calls/list.ts'
import { readNumber } from '../calls/read-number.ts'
import { staleness } from '../common/staleness.ts'
import { type CrmRoutesDeps, scopeFor } from './deps.ts'
import { tags } from './tags.ts'

const preValidation = requirePermission('crm.read')

export function callRoutes(app: App, deps: CrmRoutesDeps): void {
  const { db, calls: secrets } = deps
  app.get(
    '/api/crm/calls',
    {
      schema: {
        operationId: 'listCrmCalls',
        tags,
        description: 'Newest first, within what the caller may see; numbers are masked.',
        querystring: CallsQuery,
        response: { 200: envelope(ref(CrmCallPage)), ...refusals },
      },
      preValidation,
    },
    async ({ principal, query }) => {
      const page = await listCalls(db, secrets, await scopeFor(deps, principal), query)
      const stale = staleness(await accountsToAsk(db))
      return ok({ ...page, ...(stale && { stale }) })
    },
  )
  app.get(
    '/api/crm/calls/filters',
    {
      schema: { operationId: 'getCrmFilters', tags, response: { 200: envelope(ref(CallFilters)), ...refusals } },
      preValidation,
    },
    async ({ principal }) => ok(await callFilters(db, await scopeFor(deps, principal))),
  )
  app.get(
    '/api/crm/calls/:callId/phone',
    {
      schema: {
        operationId: 'readCrmNumber',
        tags,
        description: 'The whole number of the customer. Each reading is a line in the audit log.',
        params: Type.Object({ callId: Type.String({ maxLength: 20 }) }),
        response: { 200: envelope(Type.Object({ phone: Type.String() })), ...refusals },
      },
      preValidation,
    },
    async (request, reply) => {
      const scope = await scopeFor(deps, request.principal)
      const phone = await readNumber(db, secrets, scope, actorOf(request), request.params.callId)
      reply.header('cache-control', 'no-store')
      return ok({ phone })
    },
  )
}
