import type { Db } from '../../../platform/db.ts'
import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { MessageInfo, SessionInfo } from '../contract.ts'
import { acceptRoute } from './accept.ts'
import { closeRoute } from './close.ts'
import { detailRoute } from './detail.ts'
import { historyRoute } from './history.ts'
import { listRoute } from './list.ts'
import { messageRoute } from './message.ts'
import { MessageListResponse, MessageResponse, SessionListResponse, SessionResponse } from './schemas.ts'

export interface SessionRoutesDeps {
  readonly db: Db
  /** `channelType` values of the wire. */
  readonly channelTypes: readonly string[]
  readonly textBytes: (channelId: string) => number
  /** A command was committed: feed and outbox may look. */
  readonly onCommitted: () => void
}

export const sessionRoutes = (deps: SessionRoutesDeps) => async (app: App) => {
  for (const schema of [
    SessionInfo,
    MessageInfo,
    SessionListResponse,
    SessionResponse,
    MessageListResponse,
    MessageResponse,
  ]) {
    app.addSchema(schema)
  }
  requireAgent(app, deps.db)
  for (const route of [listRoute, detailRoute, historyRoute, acceptRoute, messageRoute, closeRoute]) route(app, deps)
}
