import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { ChangeGrants, EndUserGrants } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { changeGrants } from '../../end-users/grants.ts'

export const setGrantsRoute = (app: App, { db, onCommitted }: SharingDeps) =>
  app.put(
    '/api/v1/end-users/:id/grants',
    {
      schema: {
        operationId: 'setEndUserGrants',
        tags: ['Sharing'],
        description: 'Which bots an end user may talk to. Nobody grants bots of somebody else.',
        params: Type.Object({ id: Type.String() }),
        body: ChangeGrants,
        response: { 200: ref(EndUserGrants), ...detailed },
      },
    },
    async ({ params: { id }, body: { all_bots: allBots, bot_ids: botIds = [] }, botAdmin, ip }) => {
      const grants = await changeGrants(db, { id, allBots, botIds, admin: botAdmin, ip })
      onCommitted()
      return grants
    },
  )
