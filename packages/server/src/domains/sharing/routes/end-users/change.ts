import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { ChangeEndUser, EndUserItem } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { changeEndUser } from '../../end-users/change.ts'
import { presentEndUser } from '../../end-users/rows.ts'

export const changeRoute = (app: App, { db, onCommitted }: SharingDeps) =>
  app.patch(
    '/api/v1/end-users/:id',
    {
      schema: {
        operationId: 'changeEndUser',
        tags: ['Sharing'],
        description: 'is_active false ends every token of theirs, and answers under way.',
        params: Type.Object({ id: Type.String() }),
        body: ChangeEndUser,
        response: { 200: ref(EndUserItem), ...detailed },
      },
    },
    async ({ params: { id }, body: { is_active: isActive, email }, botAdmin, ip }) => {
      const row = await changeEndUser(db, { id, isActive, email, admin: botAdmin, ip })
      onCommitted()
      return presentEndUser(row)
    },
  )
