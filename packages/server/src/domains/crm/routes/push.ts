import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { actorOf } from '../../audit/index.ts'
import { CrmPush, PushBody } from '../accounts/contract.ts'
import { closePush, openPush } from '../push/token.ts'
import type { CrmRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

const params = Type.Object({ companyCode: Type.String({ maxLength: 40 }) })
const preValidation = requirePermission('crm.manage')

export function pushRoutes(app: App, deps: CrmRoutesDeps): void {
  app.put(
    '/api/crm/companies/:companyCode/push',
    {
      schema: {
        operationId: 'openCrmPush',
        tags,
        description:
          'A new address for Yunke to push call records to; the one before is closed. It is shown this once.',
        params,
        body: PushBody,
        response: { 200: envelope(ref(CrmPush)), ...refusals },
      },
      preValidation,
    },
    async (request, reply) => {
      const token = await openPush(deps, actorOf(request), request.params.companyCode, request.body.signKey)
      reply.header('cache-control', 'no-store')
      return ok({ path: `/integrations/yunke/callback/${token}` })
    },
  )
  app.delete(
    '/api/crm/companies/:companyCode/push',
    {
      schema: {
        operationId: 'closeCrmPush',
        tags,
        params,
        response: { 200: envelope(Type.Object({})), ...refusals },
      },
      preValidation,
    },
    async (request) => {
      await closePush(deps.db, actorOf(request), request.params.companyCode)
      return ok({})
    },
  )
}
