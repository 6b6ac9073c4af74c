import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { actorOf } from '../../audit/index.ts'
import { StaffMapping, StaffMappingBody } from '../staff/contract.ts'
import { addMapping, changeMapping, listMappings, removeMapping } from '../staff/mappings.ts'
import type { CrmRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

const params = Type.Object({ mappingId: Type.String({ maxLength: 64 }) })
const one = { 200: envelope(ref(StaffMapping)), ...refusals }
const preValidation = requirePermission('crm.manage')

export function staffRoutes(app: App, { db }: CrmRoutesDeps): void {
  app.get(
    '/api/crm/staff',
    {
      schema: {
        operationId: 'listCrmStaff',
        tags,
        description: 'Which member of the directory a name in call records is, and when.',
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(StaffMapping)) })), ...refusals },
      },
      preValidation: requirePermission('crm.read'),
    },
    async () => ok({ items: await listMappings(db) }),
  )
  app.post(
    '/api/crm/staff',
    {
      schema: {
        operationId: 'addCrmStaff',
        tags,
        description:
          'A mapping without an end that began before ends where this one begins. 409/40912 when the days are taken.',
        body: StaffMappingBody,
        response: one,
      },
      preValidation,
    },
    async (request) => ok(await addMapping(db, actorOf(request), request.body)),
  )
  app.put(
    '/api/crm/staff/:mappingId',
    { schema: { operationId: 'changeCrmStaff', tags, params, body: StaffMappingBody, response: one }, preValidation },
    async (request) => ok(await changeMapping(db, actorOf(request), request.params.mappingId, request.body)),
  )
  app.delete(
    '/api/crm/staff/:mappingId',
    {
      schema: {
        operationId: 'deleteCrmStaff',
        tags,
        params,
        response: { 200: envelope(Type.Object({})), ...refusals },
      },
      preValidation,
    },
    async (request) => {
      await removeMapping(db, actorOf(request), request.params.mappingId)
      return ok({})
    },
  )
}
