import { Type } from 'typebox'
import { AppError } from '../../../platform/errors.ts'
import { type App, envelope, ok, refusals } from '../../../platform/http.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { roleErrors } from '../contract.ts'
import { removeMapping } from '../mappings.ts'
import type { RoleRoutesDeps } from './deps.ts'

export const removeMappingRoute = (app: App, { changeMappings, onCommitted }: RoleRoutesDeps) =>
  app.delete(
    '/api/access/mappings/:id',
    {
      schema: {
        operationId: 'removeRoleMapping',
        tags: ['Access'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 200: envelope(Type.Object({})), ...refusals },
      },
    },
    async (request) => {
      const { id } = request.params
      await changeMappings(async (tx) => {
        const removed = await removeMapping(tx, id)
        if (!removed) throw new AppError(1004, 404, roleErrors[1004].zh)
        const target = { type: 'role_mapping', id }
        await audit(tx, { ...actorOf(request), action: 'role_mapping.delete', target, details: { ...removed } })
      })
      onCommitted()
      return ok({})
    },
  )
