import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { permissionsOf } from '../../access/contract.ts'
import { MyPermissions } from '../contract.ts'

export const permissionsRoute = (app: App) =>
  app.get(
    '/api/agents/me/permissions',
    {
      schema: {
        operationId: 'getMyPermissions',
        tags: ['Agents'],
        response: { 200: envelope(ref(MyPermissions)), ...refusals },
      },
    },
    async ({ principal: { roles, degraded } }) =>
      ok({ roles: [...roles], permissions: permissionsOf(roles), degraded }),
  )
