import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { actorOf } from '../../audit/index.ts'
import { CallScope, CallScopeBody } from '../scopes/contract.ts'
import { clearScope, listScopes, setScope } from '../scopes/manage.ts'
import type { CrmRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

const params = Type.Object({ csId: Type.String({ maxLength: 64 }) })
const preValidation = requirePermission('crm.manage')

export function scopeRoutes(app: App, { db }: CrmRoutesDeps): void {
  app.get(
    '/api/crm/scopes',
    {
      schema: {
        operationId: 'listCrmScopes',
        tags,
        description: 'Who may see only some of the calls.',
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(CallScope)) })), ...refusals },
      },
      preValidation,
    },
    async () => ok({ items: await listScopes(db) }),
  )
  app.put(
    '/api/crm/scopes/:csId',
    {
      schema: {
        operationId: 'setCrmScope',
        tags,
        description: 'Limits what somebody may see in lists, reports and recordings; what is left out is no limit.',
        params,
        body: CallScopeBody,
        response: { 200: envelope(ref(CallScope)), ...refusals },
      },
      preValidation,
    },
    async (request) => ok(await setScope(db, actorOf(request), request.params.csId, request.body)),
  )
  app.delete(
    '/api/crm/scopes/:csId',
    {
      schema: {
        operationId: 'clearCrmScope',
        tags,
        params,
        response: { 200: envelope(Type.Object({})), ...refusals },
      },
      preValidation,
    },
    async (request) => {
      await clearScope(db, actorOf(request), request.params.csId)
      return ok({})
    },
  )
}
