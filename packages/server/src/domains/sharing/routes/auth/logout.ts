import { type App, detailed, ref } from '../../../../platform/http.ts'
import { Success } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { whoIs } from '../../guards/who.ts'
import { refusal } from '../../refusal.ts'
import { signOut } from '../../sign-in/sign-out.ts'

export const logoutRoute = (app: App, deps: SharingDeps) =>
  app.post(
    '/api/v1/auth/logout',
    {
      schema: {
        operationId: 'signOutWithToken',
        tags: ['Sharing'],
        description: 'Ends the token that is shown, and answers under way on it.',
        response: { 200: ref(Success), ...detailed },
      },
    },
    async (request) => {
      const who = await whoIs(deps, request)
      if (!who) throw refusal('invalid_api_key')
      await signOut(deps.db, who)
      deps.onCommitted()
      return { success: true, message: '已退出登录' }
    },
  )
