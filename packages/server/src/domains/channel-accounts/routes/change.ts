import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { readAccounts } from '../accounts.ts'
import { changeAccount } from '../change-account.ts'
import { AccountBody, ChannelAccountInfo } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { type ChannelAccountRoutesDeps, tags } from './deps.ts'

export const changeRoute = (app: App, { db, isOpen }: ChannelAccountRoutesDeps) =>
  app.put(
    '/api/channel-accounts/:accountId',
    {
      schema: {
        operationId: 'changeChannelAccount',
        tags,
        description: 'Keys that are left out stay as they are. Sessions that are open follow at their next message.',
        params: Type.Object({ accountId: Type.String({ maxLength: 128 }) }),
        body: AccountBody,
        response: { 200: envelope(ref(ChannelAccountInfo)), ...refusals },
      },
      preValidation: requirePermission('routing.manage'),
    },
    async ({ params: { accountId }, body, principal, ip }) => {
      await db.tx((tx) => changeAccount(tx, accountId, body, { id: principal.csId, ip }))
      const [account] = await readAccounts(db, isOpen, accountId)
      if (!account) throw refusal(1004)
      return ok(account)
    },
  )
