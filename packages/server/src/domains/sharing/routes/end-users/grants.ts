import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { EndUserGrants } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { grantsOf } from '../../end-users/grants.ts'

export const grantsRoute = (app: App, { db }: SharingDeps) =>
  app.get(
    '/api/v1/end-users/:id/grants',
    {
      schema: {
        operationId: 'getEndUserGrants',
        tags: ['Sharing'],
        params: Type.Object({ id: Type.String() }),
        response: { 200: ref(EndUserGrants), ...detailed },
      },
    },
    async ({ params: { id }, botAdmin }) => grantsOf(db, botAdmin, id),
  )
