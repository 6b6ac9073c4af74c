import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { ChannelAccountInfo, ChannelInfo, ConnectAddress } from '../contract.ts'
import { changeRoute } from './change.ts'
import { channelsRoute } from './channels.ts'
import { connectRoute } from './connect.ts'
import { connectedRoute } from './connected.ts'
import type { ChannelAccountRoutesDeps } from './deps.ts'
import { listRoute } from './list.ts'

export const channelAccountRoutes = (deps: ChannelAccountRoutesDeps) => async (app: App) => {
  for (const schema of [ChannelInfo, ChannelAccountInfo, ConnectAddress]) app.addSchema(schema)
  connectedRoute(app, deps)
  await app.register(async (desk: App) => {
    requireAgent(desk, deps.db)
    for (const route of [channelsRoute, listRoute, changeRoute, connectRoute]) route(desk, deps)
  })
}
