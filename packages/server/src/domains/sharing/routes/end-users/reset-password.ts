import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { ResetPassword, Success } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { checkNewPassword } from '../../end-users/password.ts'
import { resetPassword } from '../../end-users/reset-password.ts'
import { refusal } from '../../refusal.ts'

export const resetPasswordRoute = (app: App, { db, endUserPasswordMin, onCommitted }: SharingDeps) =>
  app.post(
    '/api/v1/end-users/:id/reset-password',
    {
      schema: {
        operationId: 'resetEndUserPassword',
        tags: ['Sharing'],
        params: Type.Object({ id: Type.String() }),
        body: ResetPassword,
        response: { 200: ref(Success), ...detailed },
      },
    },
    async ({ params: { id }, body: { password }, botAdmin, ip }) => {
      if (!password) throw refusal('password_missing')
      checkNewPassword(password, endUserPasswordMin)
      await resetPassword(db, { id, password, admin: botAdmin, ip })
      onCommitted()
      return { success: true, message: '密码已重置,原 token 已失效' }
    },
  )
