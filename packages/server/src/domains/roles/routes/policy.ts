import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { permissionNames, permissions, roles } from '../../access/contract.ts'
import { AccessPolicy } from '../contract.ts'

export const policyRoute = (app: App) =>
  app.get(
    '/api/access/policy',
    {
      schema: {
        operationId: 'getAccessPolicy',
        tags: ['Access'],
        description: 'All roles, and what each may do.',
        response: { 200: envelope(ref(AccessPolicy)), ...refusals },
      },
    },
    async () =>
      ok({
        roles: [...roles],
        permissions: permissionNames.map((permission) => ({ permission, roles: [...permissions[permission]] })),
      }),
  )
