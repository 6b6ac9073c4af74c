import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { RoleMapping } from '../contract.ts'
import { listMappings } from '../mappings.ts'
import type { RoleRoutesDeps } from './deps.ts'

export const listMappingsRoute = (app: App, { db }: RoleRoutesDeps) =>
  app.get(
    '/api/access/mappings',
    {
      schema: {
        operationId: 'listRoleMappings',
        tags: ['Access'],
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(RoleMapping)) })), ...refusals },
      },
    },
    async () => ok({ items: await listMappings(db) }),
  )
