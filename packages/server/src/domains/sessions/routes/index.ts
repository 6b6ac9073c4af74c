import { Type } from 'typebox'
import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { MessageInfo, SessionInfo } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { acceptRoute } from './accept.ts'
import { closeRoute } from './close.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { detailRoute } from './detail.ts'
import { historyRoute } from './history.ts'
import { listRoute } from './list.ts'
import { messageRoute } from './message.ts'
import { resendRoute } from './resend.ts'
import { MessageListResponse, MessageResponse, SessionListResponse, SessionResponse } from './schemas.ts'

export const sessionRoutes = (deps: SessionRoutesDeps) => async (app: App) => {
  for (const schema of [
    withChannelTypes(deps.channelTypes),
    MessageInfo,
    SessionListResponse,
    SessionResponse,
    MessageListResponse,
    MessageResponse,
  ]) {
    app.addSchema(schema)
  }
  requireAgent(app, deps.db)
  app.addHook('preValidation', async ({ params }) => {
    if (!isPossibleId(params)) throw refusal(40401)
  })
  for (const route of [listRoute, detailRoute, historyRoute, acceptRoute, messageRoute, resendRoute, closeRoute])
    route(app, deps)
}

/** The same shape, and on the wire only the families that the channels of this desk, or the contract, name. */
const withChannelTypes = (channelTypes: readonly string[]) =>
  Type.Object({ ...SessionInfo.properties, channelType: Type.Enum([...channelTypes]) }, { $id: 'SessionInfo' })

/** What cannot be an id of ours names nothing, like any other unknown one. */
const isPossibleId = (params: unknown): boolean =>
  typeof params !== 'object' ||
  params === null ||
  !('sessionId' in params) ||
  (typeof params.sessionId === 'string' && /^\w{1,64}$/.test(params.sessionId))
