import { type App, detailed, ref } from '../../../../platform/http.ts'
import { CreateEndUser, EndUserItem } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { createEndUser } from '../../end-users/create.ts'
import { checkNewPassword } from '../../end-users/password.ts'
import { presentEndUser } from '../../end-users/rows.ts'
import { refusal } from '../../refusal.ts'

export const createRoute = (app: App, { db, endUserPasswordMin }: SharingDeps) =>
  app.post(
    '/api/v1/end-users',
    {
      schema: {
        operationId: 'createEndUser',
        tags: ['Sharing'],
        description: 'An account for a customer, who may talk to the bots of whoever made it.',
        body: CreateEndUser,
        response: { 200: ref(EndUserItem), ...detailed },
      },
    },
    async ({ body: { username, password, email = null }, botAdmin, ip }) => {
      if (!username.trim() || !password) throw refusal('credentials_missing')
      checkNewPassword(password, endUserPasswordMin)
      return presentEndUser(await createEndUser(db, { username, password, email, admin: botAdmin, ip }))
    },
  )
