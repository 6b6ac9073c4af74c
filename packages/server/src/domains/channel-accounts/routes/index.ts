import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { ChannelAccountInfo, ChannelInfo } from '../contract.ts'
import { changeRoute } from './change.ts'
import { channelsRoute } from './channels.ts'
import type { ChannelAccountRoutesDeps } from './deps.ts'
import { listRoute } from './list.ts'

export const channelAccountRoutes = (deps: ChannelAccountRoutesDeps) => async (app: App) => {
  for (const schema of [ChannelInfo, ChannelAccountInfo]) app.addSchema(schema)
  requireAgent(app, deps.db)
  for (const route of [channelsRoute, listRoute, changeRoute]) route(app, deps)
}
