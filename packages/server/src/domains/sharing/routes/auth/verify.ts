import { type App, detailed, ref } from '../../../../platform/http.ts'
import { Verified } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { isBotAdmin, type Who, whoIs } from '../../guards/who.ts'

export const verifyRoute = (app: App, deps: SharingDeps) =>
  app.get(
    '/api/v1/auth/verify',
    {
      schema: {
        operationId: 'verifyToken',
        tags: ['Sharing'],
        description: 'Whose token it is. One that lets nobody in is no error here.',
        response: { 200: ref(Verified), ...detailed },
      },
    },
    async (request) => present(await whoIs(deps, request)),
  )

function present(who: Who | undefined): Verified {
  if (!who) return { valid: false, user_id: null, username: null, is_admin: false, is_end_user: false }
  if (who.kind === 'end_user') {
    const { id, username } = who.endUser
    return { valid: true, user_id: id, username, is_admin: false, is_end_user: true }
  }
  if (who.kind === 'master') {
    return { valid: true, user_id: '__masterkey__', username: '__masterkey__', is_admin: true, is_end_user: false }
  }
  const { agentId, csId } = who.principal
  return { valid: true, user_id: agentId, username: csId, is_admin: isBotAdmin(who.principal), is_end_user: false }
}
