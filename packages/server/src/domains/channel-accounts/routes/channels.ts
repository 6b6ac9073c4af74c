import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { ChannelInfo } from '../contract.ts'
import { presentChannel } from '../present-channel.ts'
import { type ChannelAccountRoutesDeps, tags } from './deps.ts'

export const channelsRoute = (app: App, { manifests, isSetUp }: ChannelAccountRoutesDeps) =>
  app.get(
    '/api/channels',
    {
      schema: {
        operationId: 'listChannels',
        tags,
        description: 'The channels of this desk, as screens draw them.',
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(ChannelInfo)) })), ...refusals },
      },
    },
    async () => ok({ items: manifests.map((manifest) => presentChannel(manifest, isSetUp(manifest.id))) }),
  )
