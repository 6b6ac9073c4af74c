import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { readAccounts } from '../accounts.ts'
import { ChannelAccountInfo } from '../contract.ts'
import { type ChannelAccountRoutesDeps, tags } from './deps.ts'

export const listRoute = (app: App, { db, isOpen }: ChannelAccountRoutesDeps) =>
  app.get(
    '/api/channel-accounts',
    {
      schema: {
        operationId: 'listChannelAccounts',
        tags,
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(ChannelAccountInfo)) })), ...refusals },
      },
      preValidation: requirePermission('system.read'),
    },
    async () => ok({ items: await readAccounts(db, isOpen) }),
  )
