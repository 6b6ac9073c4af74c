import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { openConnect } from '../connects.ts'
import { ConnectAddress } from '../contract.ts'
import { refusal } from '../refusal.ts'
import type { ChannelAccountRoutesDeps } from './deps.ts'
import { tags } from './deps.ts'

export const connectRoute = (app: App, { db, connectOf, publicBaseUrl }: ChannelAccountRoutesDeps) =>
  app.post(
    '/api/channels/:channelId/connect',
    {
      schema: {
        operationId: 'connectChannelAccount',
        tags,
        description: 'Where the owner of an account lets the desk have it; they come back to a page of this desk.',
        params: Type.Object({ channelId: Type.String({ maxLength: 64 }) }),
        response: { 200: envelope(ref(ConnectAddress)), ...refusals },
      },
      preValidation: requirePermission('routing.manage'),
    },
    async ({ params: { channelId }, principal, protocol, host }) => {
      const connect = connectOf(channelId)
      if (!connect) throw refusal(1004)
      const state = await openConnect(db, channelId, principal.csId)
      const origin = publicBaseUrl ?? `${protocol}://${host}`
      return ok({ url: connect.address(state, `${origin}/channel/${channelId}/connected`) })
    },
  )
