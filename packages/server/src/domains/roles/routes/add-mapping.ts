import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { NewRoleMapping, RoleMapping } from '../contract.ts'
import { addMapping } from '../mappings.ts'
import type { RoleRoutesDeps } from './deps.ts'

export const addMappingRoute = (app: App, { changeMappings, onCommitted }: RoleRoutesDeps) =>
  app.post(
    '/api/access/mappings',
    {
      schema: {
        operationId: 'addRoleMapping',
        tags: ['Access'],
        description:
          'Whoever is matched has the role for as long as they are. The same one again is the one that is there.',
        body: NewRoleMapping,
        response: { 200: envelope(ref(RoleMapping)), ...refusals },
      },
    },
    async (request) => {
      const mapping = await changeMappings(async (tx) => {
        const { mapping, isNew } = await addMapping(tx, request.body, request.principal.csId)
        const { id, matchType, matchValue, role } = mapping
        const target = { type: 'role_mapping', id }
        const details = { matchType, matchValue, role }
        if (isNew) await audit(tx, { ...actorOf(request), action: 'role_mapping.create', target, details })
        return mapping
      })
      onCommitted()
      return ok(mapping)
    },
  )
