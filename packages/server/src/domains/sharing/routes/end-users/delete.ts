import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { Success } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { deleteEndUser } from '../../end-users/delete.ts'

export const deleteRoute = (app: App, { db, onCommitted }: SharingDeps) =>
  app.delete(
    '/api/v1/end-users/:id',
    {
      schema: {
        operationId: 'deleteEndUser',
        tags: ['Sharing'],
        description: 'With tokens and grants. Answers the same when there is no such account of mine.',
        params: Type.Object({ id: Type.String() }),
        response: { 200: ref(Success), ...detailed },
      },
    },
    async ({ params: { id }, botAdmin, ip }) => {
      await deleteEndUser(db, botAdmin, id, ip)
      onCommitted()
      return { success: true, message: '已删除' }
    },
  )
